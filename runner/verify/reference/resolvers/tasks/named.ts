import type { ShellWord } from '../../../../shell/command.ts';
import { isLiteral } from '../../command/options.ts';
import { resolved, unknown, witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import type { Commit } from '../../repository/history.ts';
import type { Scene } from '../../scene.ts';
import { isMadeUp, isShown } from '../shownRules.ts';

const ruleId = 'reference/task';

/** Names that a file defines. */
export interface Defined {
	file: string;
	names: ReadonlySet<string>;
	/** The commit that took a name out, where the text of the file alone does not tell. */
	formerly?: (name: string) => Commit | undefined;
	/** More names may come from what is not here. */
	open: boolean;
}

/** Names that any project has say little about this one. */
const common = /^(?:all|build|test|tests|install|clean|lint|run|help|check|fmt|format|dev|default|docs|py\d*)$/;

/** Looks a task, an environment, a group up where it must be defined. */
export function findNamed(word: ShellWord, noun: string, defined: readonly Defined[], scene: Scene): Finding {
	const name = word.text;
	if (!isLiteral(word)) return unknown(ruleId, name, `the ${noun} is named only when it runs`);
	const owner = defined.find(({ names }) => names.has(name));
	if (owner !== undefined) return resolved(ruleId, name, `${noun} in ${owner.file}`, !common.test(name));
	const [first] = defined;
	if (first === undefined || defined.some(({ open }) => open))
		return unknown(ruleId, name, `what defines the ${noun} is not here`);
	if (isMadeUp(name)) return unknown(ruleId, name, 'it reads like an example');
	if (isShown(name, scene.document)) return unknown(ruleId, name, `the document shows the ${noun}`);
	const names = [...new Set(defined.flatMap((one) => [...one.names]))];
	const near = nearestName(name, names);
	const commit =
		first.formerly === undefined ? scene.repository.history.lastChange(name, first.file) : first.formerly(name);
	return {
		status: 'missing',
		ruleId,
		name,
		span: word.span,
		message: `${first.file} has no ${noun} ${name}`,
		...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
		strength: near !== undefined || commit !== undefined ? 'exact' : 'likely',
		evidence: [
			witness(`in ${first.file}: ${names.slice(0, 40).join(', ') || 'none'}`),
			...(commit === undefined ? [] : [witness(`${name} last changed in ${commit.hash} (${commit.date})`, 'git')]),
		],
	};
}

/** A name whose absence alone says nothing, as other places may define it: only a slip or the past tells. */
export function findFormer(word: ShellWord, noun: string, defined: readonly Defined[], scene: Scene): Finding {
	const found = findNamed(word, noun, defined, scene);
	return found.status === 'missing' && found.strength !== 'exact'
		? unknown(ruleId, word.text, `something else may bring the ${noun}`)
		: found;
}
