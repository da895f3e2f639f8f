import { optionSet, optionValues, splitArguments } from '../../command/options.ts';
import { unknown } from '../../finding.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Resolver } from '../../scene.ts';
import { findNamed } from './named.ts';
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
		locked: new Set(namesIn(lock, 'package')),
		hasLock: lock !== '',
		programs: new Set(),
		examples: new Set(),
		tests: new Set(),
	};
	for (const text of manifests.map((file) => tree.read(file) ?? '')) {
		for (const name of namesIn(text, 'package')) crates.packages.add(name).add(name.replaceAll('-', '_'));
		for (const name of [...namesIn(text, 'package'), ...namesIn(text, 'bin')]) crates.programs.add(name);
		for (const name of namesIn(text, 'example')) crates.examples.add(name);
		for (const name of namesIn(text, 'test')) crates.tests.add(name);
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
