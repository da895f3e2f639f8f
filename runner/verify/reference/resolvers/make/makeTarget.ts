import type { ShellWord } from '../../../../shell/command.ts';
import { isLiteral, optionSet, optionValues, splitArguments } from '../../command/options.ts';
import { resolved, unknown, witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';
import { shown } from '../../scene.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { resolvePath } from '../paths.ts';
import { isMadeUp, isShown } from '../shownRules.ts';
import { readMakeDatabase } from './makeDatabase.ts';
import { findMakefile, matchesPattern, readMakefile } from './makefile.ts';
import type { Makefile } from './makefile.ts';

const ruleId = 'reference/make-target';
const takesValue = optionSet(
	'-C --directory -f --file --makefile -I --include-dir -o --old-file --assume-old -W --what-if --new-file --assume-new --eval',
);

/** Targets that `make` is asked for. */
export const makeTarget: Resolver = (scene, words) => {
	if (!/^(?:make|gmake|remake)$/.test(words[0]?.text ?? '')) return [];
	const args = splitArguments(words.slice(1), takesValue);
	const directories = optionValues(args, '-C', '--directory');
	const bases = directories.reduce<readonly string[]>(
		(places, word) => places.map((base) => joinPath(base, word.text)),
		scene.bases,
	);
	const inside = bases.filter((base) => !leavesWorkspace(base));
	const [file] = optionValues(args, '-f', '--file', '--makefile');
	const options = [
		...directories
			.slice(0, 1)
			.map((word) =>
				resolvePath(
					word,
					{ ruleId: 'reference/directory', needed: true, kind: 'directory', noun: 'the directory' },
					scene,
				),
			),
		...(file === undefined
			? []
			: [
					resolvePath(
						file,
						{ ruleId: 'reference/file', needed: true, noun: 'the makefile' },
						{ ...scene, bases: inside },
					),
				]),
	];
	if (
		options.some(({ status }) => status === 'missing') ||
		[...directories, ...(file === undefined ? [] : [file])].some((word) => !isLiteral(word))
	)
		return options;
	const targets = args.operands.filter(({ text }) => !/=/.test(text) && !/^\d+$/.test(text));
	return [...options, ...targets.map((word) => findTarget(word, makefilesIn(inside, file?.text, scene), scene))];
};

function makefilesIn(
	bases: readonly string[],
	file: string | undefined,
	scene: Scene,
): { file: string; directory: string }[] {
	return bases.flatMap((directory) => {
		const found = file === undefined ? findMakefile(directory, scene.repository) : joinPath(directory, file);
		return found === undefined || scene.repository.tree.kind(found) !== 'file' ? [] : [{ file: found, directory }];
	});
}

function findTarget(word: ShellWord, places: readonly { file: string; directory: string }[], scene: Scene): Finding {
	const name = word.text;
	if (!isLiteral(word)) return unknown(ruleId, name, 'the target is named only when it runs');
	const read = places.map((place) => ({
		...place,
		makefile: readMakefile(place.file, place.directory, scene.repository),
	}));
	const owner = read.find(({ makefile }) => has(makefile, name));
	if (owner !== undefined)
		return resolved(
			ruleId,
			name,
			`target in ${owner.makefile.files.join(', ')}`,
			!/^(?:all|build|test|install|clean|lint|run|help|check|fmt|format|dev)$/.test(name),
		);
	if (read.length === 0) return withoutMakefile(word, scene);
	const asFile = places.find(({ directory }) => scene.repository.tree.kind(joinPath(directory, name)) !== undefined);
	if (asFile !== undefined) return resolved(ruleId, name, `${name} is a file`, false);
	if (isMadeUp(name)) return unknown(ruleId, name, 'it reads like an example');
	if (isShown(name, scene.document)) return unknown(ruleId, name, 'the document shows a rule for it');
	const generated = read
		.filter(({ makefile }) => makefile.dynamic)
		.map(({ file, directory }) => readMakeDatabase(scene.repository.tree.root, directory, file));
	if (generated.some((targets) => targets?.has(name) === true))
		return resolved(ruleId, name, "target in make's own database");
	if (generated.includes(undefined))
		return unknown(ruleId, name, 'the Makefile makes targets that only make itself knows');
	return missing(
		word,
		read.map(({ makefile, directory }) => ({ makefile, directory })),
		generated.flatMap((targets) => [...(targets ?? [])]),
		scene,
	);
}

/** Texts that speak of programs which write a Makefile. */
const generates = /\b(?:cmake|configure|autogen|autoreconf|qmake|premake|meson|makefile\.pl|phpize|extconf)\b/i;

function withoutMakefile(word: ShellWord, { repository, document, followed }: Scene): Finding {
	const { byName } = repository.listing();
	const anywhere = [...byName.keys()].some((file) => /makefile|\.mk$|^cmakelists\.txt$|^configure/i.test(file));
	const name = word.text;
	if (anywhere || followed || generates.test(document.source) || /makefile/i.test(document.source) || isMadeUp(name))
		return unknown(ruleId, name, 'no Makefile lies where the command runs');
	return {
		status: 'missing',
		ruleId,
		name,
		span: word.span,
		message: `there is no Makefile in the workspace, so no target ${name}`,
		strength: 'likely',
		evidence: [witness('no file of the workspace is called Makefile')],
	};
}

function has(makefile: Makefile, target: string): boolean {
	return (
		makefile.targets.has(target) ||
		makefile.targets.has('.DEFAULT') ||
		makefile.patterns.some((pattern) => matchesPattern(pattern, target))
	);
}

function missing(
	word: ShellWord,
	read: readonly { makefile: Makefile; directory: string }[],
	generated: readonly string[],
	scene: Scene,
): Finding {
	const name = word.text;
	const targets = [...new Set([...read.flatMap(({ makefile }) => [...makefile.targets]), ...generated])].filter(
		(target) => !target.startsWith('.'),
	);
	const near = nearestName(name, targets);
	const isPhony = read.some(({ makefile }) => makefile.phony.has(name));
	const files = read.flatMap(({ makefile }) => makefile.files);
	const removed = files
		.map((file) => ({
			file,
			commit:
				scene.repository.history.lastChange(`\n${name}:`, file) ??
				scene.repository.history.lastChange(`${name}:`, file),
		}))
		.find(({ commit }) => commit !== undefined);
	const past =
		removed?.commit === undefined
			? []
			: [witness(`${name}: last changed in ${removed.file} in ${removed.commit.hash} (${removed.commit.date})`, 'git')];
	return {
		status: 'missing',
		ruleId,
		name,
		span: word.span,
		message: `the Makefile in ${shown(read[0]?.directory ?? '')} has no ${isPhony ? 'rule for its .PHONY' : 'target'} ${name}`,
		...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
		strength: past.length > 0 || near !== undefined || isPhony ? 'exact' : 'likely',
		...(isPhony && past.length === 0 ? { mild: true } : {}),
		evidence: [
			witness(`targets of ${files.slice(0, 5).join(', ')}: ${targets.slice(0, 40).join(', ')}`, 'make'),
			...past,
		],
	};
}
