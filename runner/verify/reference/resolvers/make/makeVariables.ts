import type { ShellWord } from '../../../../shell/command.ts';
import { optionSet, optionValues, splitArguments } from '../../command/options.ts';
import { resolved, witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { findMakefile, readMakefile } from './makefile.ts';

const ruleId = 'reference/make-variable';
const takesValue = optionSet('-C --directory -f --file --makefile -I --include-dir -o -W --eval');
/** Variables of make's own rules, and those that tools read from the environment. */
const wellKnown =
	/^(?:CC|CXX|CPP|LD|AR|AS|CFLAGS|CXXFLAGS|CPPFLAGS|LDFLAGS|LDLIBS|LIBS|PREFIX|prefix|DESTDIR|SHELL|MAKEFLAGS|V|VERBOSE|DEBUG|GO\w*|CGO_\w+|PYTHON\w*|NODE_\w+|DOCKER_\w+|KUBECONFIG|ARCH|GOARCH|GOOS|CROSS_COMPILE|JOBS|TERM|CI|HOME|PATH)$/;

/** `make target NAME=value`: a variable that no makefile reads has no effect. */
export const makeVariables: Resolver = (scene, words) => {
	if (!/^(?:make|gmake)$/.test(words[0]?.text ?? '')) return [];
	const args = splitArguments(words.slice(1), takesValue);
	if (optionValues(args, '-C', '--directory', '-f', '--file', '--makefile').length > 0) return [];
	const given = args.operands.filter(({ knownPrefix }) => /^[A-Za-z_]\w*[:?+]?=/.test(knownPrefix));
	const text = given.length === 0 ? undefined : textOfMakefiles(scene);
	return text === undefined ? [] : given.flatMap((word) => findVariable(word, text, scene));
};

/** Everything that the one makefile in question says; undefined where it is not clear which. */
function textOfMakefiles({ bases, repository }: Scene): string | undefined {
	const found = bases.flatMap((directory) => {
		const file = findMakefile(directory, repository);
		return file === undefined ? [] : [readMakefile(file, directory, repository)];
	});
	if (found.length === 0 || found.some(({ dynamic }) => dynamic)) return undefined;
	return found.flatMap(({ files }) => files.map((file) => repository.tree.read(file) ?? '')).join('\n');
}

function findVariable(word: ShellWord, text: string, { repository }: Scene): Finding[] {
	const name = /^\w+/.exec(word.text)?.[0] ?? '';
	if (wellKnown.test(name)) return [];
	if (new RegExp(String.raw`\b${name}\b`).test(text)) return [resolved(ruleId, name, 'a makefile reads it', false)];
	if (repository.isInSources(name)) return [];
	const used = [...text.matchAll(/\$[({](\w+)[)}]|^\s*(?:export\s+)?(\w+)\s*[:?+]?=/gm)].map(
		(match) => match[1] ?? match[2] ?? '',
	);
	const near = nearestName(name, new Set(used.filter((one) => one.length > 1)));
	return [
		{
			status: 'missing',
			ruleId,
			name,
			span: { start: word.span.start, end: word.span.start + name.length },
			message: `no makefile reads the variable ${name}`,
			...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
			strength: 'exact',
			mild: true,
			evidence: [witness(`variables: ${[...new Set(used)].slice(0, 40).join(', ') || 'none'}`, 'make')],
		},
	];
}
