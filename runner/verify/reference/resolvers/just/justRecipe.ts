import type { ShellWord } from '../../../../shell/command.ts';
import { isLiteral, optionSet, optionValues, splitArguments } from '../../command/options.ts';
import { resolved, unknown, witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import { joinPath } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { isMadeUp, isShown } from '../shownRules.ts';
import { findJustfile, readJustfile } from './justfile.ts';
import type { Justfile } from './justfile.ts';

const ruleId = 'reference/just-recipe';
const takesValue = optionSet(
	'-f --justfile -d --working-directory --color --chooser --completions --dump-format --dotenv-filename --dotenv-path -E --list-heading --list-prefix --shell --shell-arg --set -s --show --tempdir --usage --cygpath --timestamp-format --command -c',
);
const notRecipes = new Set([
	'--list',
	'-l',
	'--init',
	'--edit',
	'-e',
	'--evaluate',
	'--fmt',
	'--dump',
	'--summary',
	'--variables',
	'--version',
	'--help',
	'-h',
	'--choose',
	'--command',
	'-c',
	'--completions',
	'--groups',
	'--man',
	'--changelog',
]);

/** Before the first recipe it sets a variable; behind, it is an argument like any other. */
const variable = /^[A-Za-z_]\w*=/;

/** Recipes that `just` is asked for, with the number of their arguments. */
export const justRecipe: Resolver = (scene, words) => {
	if (words[0]?.text !== 'just') return [];
	const args = splitArguments(words.slice(1), takesValue, true);
	const given = [...args.operands, ...args.afterDashes];
	const first = given.findIndex(({ text }) => !variable.test(text));
	const operands = first === -1 ? [] : given.slice(first);
	const shownRecipes = optionValues(args, '-s', '--show', '--usage');
	if (args.options.some(({ name }) => notRecipes.has(name))) return [];
	const [file] = optionValues(args, '-f', '--justfile');
	const named =
		file === undefined
			? []
			: scene.bases
					.map((base) => joinPath(base, file.text))
					.filter((place) => scene.repository.tree.kind(place) === 'file');
	const found = file === undefined ? scene.bases.flatMap((base) => findJustfile(base, scene.repository) ?? []) : named;
	const justfiles = [...new Set(found)].map((place) => readJustfile(place, scene.repository));
	return [...shownRecipes.map((word) => findRecipe(word, justfiles, scene)), ...readCalls(operands, justfiles, scene)];
};

/** `just a x b`: a recipe takes as many words as it has parameters, the next word is a recipe again. */
function readCalls(operands: readonly ShellWord[], justfiles: readonly Justfile[], scene: Scene): Finding[] {
	const findings: Finding[] = [];
	let index = 0;
	while (index < operands.length && findings.length < 20) {
		const word = operands[index];
		if (word === undefined) break;
		const owner = justfiles.find(({ recipes }) => recipes.has(word.text));
		const recipe = owner?.recipes.get(word.text);
		findings.push(findRecipe(word, justfiles, scene));
		if (owner === undefined || recipe === undefined) break;
		const rest = operands.length - index - 1;
		if (rest < recipe.least) findings.push(tooFew(word, rest, recipe.least, owner));
		index += 1 + Math.min(rest, recipe.most);
	}
	return findings;
}

function findRecipe(word: ShellWord, justfiles: readonly Justfile[], scene: Scene): Finding {
	const name = word.text;
	if (!isLiteral(word) || /[/\s]/.test(name)) return unknown(ruleId, name, 'the recipe is named only when it runs');
	const owner = justfiles.find(({ recipes, modules }) => recipes.has(name) || modules.has(name.split('::')[0] ?? name));
	if (owner !== undefined)
		return resolved(ruleId, name, `recipe in ${owner.file}`, !/^(?:build|test|lint|dev|run|check|fmt)$/.test(name));
	const [first] = justfiles;
	if (first === undefined) return unknown(ruleId, name, 'no justfile lies where the command runs');
	if (justfiles.some(({ open }) => open))
		return unknown(ruleId, name, 'the justfile imports recipes that are not here');
	if (isShown(name, scene.document)) return unknown(ruleId, name, 'the document shows a recipe of this name');
	if (isMadeUp(name)) return unknown(ruleId, name, 'it reads like an example');
	const recipes = [...new Set(justfiles.flatMap((justfile) => [...justfile.recipes.keys()]))];
	const near = nearestName(name, recipes);
	const commit = scene.repository.history.lastChange(`\n${name}`, first.file);
	return {
		status: 'missing',
		ruleId,
		name,
		span: word.span,
		message: `${first.file} has no recipe ${name}`,
		...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
		strength: near !== undefined || commit !== undefined ? 'exact' : 'likely',
		evidence: [
			witness(`recipes of ${first.file}: ${recipes.slice(0, 40).join(', ')}`),
			...(commit === undefined ? [] : [witness(`${name} last changed in ${commit.hash} (${commit.date})`, 'git')]),
		],
	};
}

function tooFew(word: ShellWord, given: number, least: number, owner: Justfile): Finding {
	return {
		status: 'missing',
		ruleId,
		name: word.text,
		span: word.span,
		message: `recipe ${word.text} takes at least ${least} argument${least === 1 ? '' : 's'}, ${given} given`,
		strength: 'likely',
		evidence: [witness(`parameters of ${word.text} in ${owner.file}`)],
	};
}
