import { optionSet, optionValues, splitArguments } from '../../command/options.ts';
import { unknown } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Resolver, Scene } from '../../scene.ts';
import type { ShellWord } from '../../../../shell/command.ts';
import { findFormer, findNamed } from './named.ts';
import type { Defined } from './named.ts';

const takesValue = optionSet(
	'-p --package --bin --example --test --bench --exclude --features -F --profile -j --jobs --target --target-dir --manifest-path --config --message-format --color -Z -C',
);
const builds = /^(?:build|b|run|r|test|t|check|c|bench|clippy|doc|fix|nextest)$/;

/** Crates, programs, examples and tests that cargo is asked to build. */
export const cargoTarget: Resolver = (scene, words) => {
	const rest = words.slice(1).filter(({ text }) => !text.startsWith('+'));
	if (words[0]?.text !== 'cargo' || !builds.test(rest[0]?.text ?? '')) return [];
	const crates = readCrates(scene.repository);
	if (crates.packages.size === 0) return [];
	const args = splitArguments(rest.slice(1), takesValue);
	const look = (names: ReadonlySet<string>, noun: string, options: string[], open = false) =>
		optionValues(args, ...options).map((word) =>
			/[*@:/]/.test(word.text)
				? unknown('reference/task', word.text, 'it is chosen by a pattern')
				: findNamed(word, noun, [{ file: crates.file, names, open } satisfies Defined], scene),
		);
	return [
		...look(new Set([...crates.packages, ...crates.locked]), 'crate', ['-p', '--package'], !crates.hasLock),
		...look(crates.programs, 'program', ['--bin']),
		...look(crates.examples, 'example', ['--example']),
		...look(crates.tests, 'test', ['--test']),
		...optionValues(args, '--features', '-F').flatMap((word) => findFeatures(word, crates, scene)),
	];
};

interface Crates {
	/** The manifest to name in a message. */
	file: string;
	packages: Set<string>;
	/** Dependencies, which `-p` names as well. */
	locked: Set<string>;
	hasLock: boolean;
	programs: Set<string>;
	examples: Set<string>;
	tests: Set<string>;
	/** Features, and the dependencies that may stand for one. */
	features: Set<string>;
}

const known = new WeakMap<Repository, Crates>();

function readCrates(repository: Repository): Crates {
	const crates = known.get(repository) ?? collectCrates(repository);
	known.set(repository, crates);
	return crates;
}

function collectCrates({ tree, listing }: Repository): Crates {
	const { byName, files } = listing();
	const manifests = byName.get('Cargo.toml') ?? [];
	const lock = (byName.get('Cargo.lock') ?? []).map((file) => tree.read(file) ?? '').join('\n');
	const crates: Crates = {
		file: manifests.toSorted((a, b) => a.length - b.length)[0] ?? 'Cargo.toml',
		packages: new Set(),
		locked: new Set(lockedIn(lock)),
		hasLock: lock !== '',
		programs: new Set(),
		examples: new Set(),
		tests: new Set(),
		features: new Set(['default']),
	};
	for (const text of manifests.map((file) => tree.read(file) ?? '')) {
		for (const name of namesIn(text, 'package')) crates.packages.add(name).add(name.replaceAll('-', '_'));
		for (const name of [...namesIn(text, 'package'), ...namesIn(text, 'bin')]) crates.programs.add(name);
		for (const name of namesIn(text, 'example')) crates.examples.add(name);
		for (const name of namesIn(text, 'test')) crates.tests.add(name);
		for (const name of keysIn(text, /^\[(?:features|.*dependencies(?:\.[\w-]+)?)\]/)) crates.features.add(name);
	}
	for (const file of files) {
		const [, area, name = ''] = /(?:^|\/)(src\/bin|examples|tests)\/([\w-]+)(?:\.rs|\/main\.rs)$/.exec(file) ?? [];
		if (area === 'src/bin') crates.programs.add(name);
		if (area === 'examples') crates.examples.add(name);
		if (area === 'tests') crates.tests.add(name);
	}
	return crates;
}

/** The `name` of each `[table]` or `[[table]]`. */
function namesIn(text: string, table: string): string[] {
	const tables = new RegExp(String.raw`^\[{1,2}${table}\]{1,2}[^\n]*\n((?:(?!^\[).*\n?)*)`, 'gm');
	return [...text.matchAll(tables)].flatMap((match) => /^name\s*=\s*["']([^"']+)["']/m.exec(match[1] ?? '')?.[1] ?? []);
}

/** Features of one word; those of a dependency, `serde/derive`, are its own affair. */
function findFeatures(word: ShellWord, { file, features }: Crates, scene: Scene): Finding[] {
	const names = word.text.split(/[,\s]+/).filter((name) => name !== '' && !name.includes('/'));
	return names.map((name) =>
		findFormer(
			names.length === 1 ? word : { ...word, text: name },
			'feature',
			[{ file, names: features, open: false }],
			scene,
		),
	);
}

/** Packages of a lock file that come from elsewhere: those of the workspace have no source. */
function lockedIn(lock: string): string[] {
	return lock.split('[[package]]').flatMap((block) => {
		const name = /^name = "([^"]+)"/m.exec(block)?.[1];
		return name !== undefined && /^source = /m.test(block) ? [name] : [];
	});
}

function keysIn(text: string, heading: RegExp): string[] {
	let inside = false;
	return text.split('\n').flatMap((line) => {
		if (line.startsWith('[')) inside = heading.test(line);
		const table = /^\[.*dependencies\.([\w-]+)\]/.exec(line)?.[1];
		const key = inside ? (/^([\w-]+)\s*=/.exec(line)?.[1] ?? table) : undefined;
		return key === undefined ? [] : [key];
	});
}

const ofCargo =
	/^(?:add|b|bench|build|c|check|clean|clippy|config|d|doc|fetch|fix|fmt|generate-lockfile|help|info|init|install|locate-project|login|logout|metadata|miri|new|nextest|owner|package|pkgid|publish|r|read-manifest|remove|report|rm|run|rustc|rustdoc|search|t|test|tree|uninstall|update|vendor|verify-project|version|yank)$/;

/** `cargo xtask`: an alias of `.cargo/config.toml`. A plugin may bear any other name. */
export const cargoAlias: Resolver = (scene, words) => {
	const word = words.slice(1).find(({ text }) => !text.startsWith('+'));
	if (words[0]?.text !== 'cargo' || word === undefined || word.text.startsWith('-') || ofCargo.test(word.text))
		return [];
	const file = ['.cargo/config.toml', '.cargo/config'].find((name) => scene.repository.tree.kind(name) === 'file');
	if (file === undefined) return [];
	const names = new Set(keysIn(scene.repository.tree.read(file) ?? '', /^\[alias\]/));
	return names.size === 0 ? [] : [findFormer(word, 'alias', [{ file, names, open: false }], scene)];
};
