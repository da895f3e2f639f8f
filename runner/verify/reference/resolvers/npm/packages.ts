import { parse as parseJsonc } from 'jsonc-parser';
import * as z from 'zod';
import type { Repository } from '../../repository/repository.ts';

const names = z.record(z.string(), z.unknown()).catch({});
const manifestSchema = z.object({
	name: z.string().optional().catch(undefined),
	scripts: names.default({}),
	dependencies: names.default({}),
	devDependencies: names.default({}),
	optionalDependencies: names.default({}),
	peerDependencies: names.default({}),
	bin: z
		.union([z.string(), z.record(z.string(), z.unknown())])
		.optional()
		.catch(undefined),
	workspaces: z.unknown().optional(),
});
type Manifest = z.infer<typeof manifestSchema>;

/** A directory with a package.json. */
export interface Package {
	directory: string;
	file: string;
	manifest: Manifest;
}

const read = new WeakMap<Repository, Map<string, Package | undefined>>();

/** The package of exactly this directory; undefined where its package.json is missing or no JSON object. */
export function packageAt(directory: string, repository: Repository): Package | undefined {
	const store = read.get(repository) ?? new Map<string, Package | undefined>();
	read.set(repository, store);
	if (!store.has(directory)) store.set(directory, readPackage(directory, repository));
	return store.get(directory);
}

function readPackage(directory: string, repository: Repository): Package | undefined {
	const file = directory === '' ? 'package.json' : `${directory}/package.json`;
	const text = repository.tree.read(file);
	if (text === undefined) return undefined;
	const manifest = manifestSchema.safeParse(parseJsonc(text));
	return manifest.success ? { directory, file, manifest: manifest.data } : undefined;
}

/** The package that a package manager started in a directory would use: the nearest one upwards. */
export function packageAbove(directory: string, repository: Repository): Package | undefined {
	let place = directory;
	for (;;) {
		const found = packageAt(place, repository);
		if (found !== undefined || place === '') return found;
		place = place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : '';
	}
}

/** Every package of the workspace, the root's first. */
export function allPackages(repository: Repository): Package[] {
	const files = repository.listing().byName.get('package.json') ?? [];
	const directories = files
		.map((file) => file.slice(0, Math.max(0, file.lastIndexOf('/'))))
		.toSorted((a, b) => a.length - b.length);
	return directories.slice(0, 2000).flatMap((directory) => packageAt(directory, repository) ?? []);
}

/** Whether a package or one above it may bring a program of this name: by its dependencies' names or its own `bin`. */
export function mayBringBinary(name: string, pack: Package, repository: Repository): boolean {
	const above = [pack, packageAt('', repository)].flatMap((one) => one ?? []);
	const installed = above.some(
		({ directory }) =>
			repository.tree.kind(`${directory === '' ? '' : `${directory}/`}node_modules/.bin/${name}`) !== undefined,
	);
	return (
		installed ||
		workspaceBinaries(repository).has(name) ||
		above.some(
			({ manifest }) =>
				ownBinaries(manifest).includes(name) ||
				dependencyNames(manifest).some((dependency) => isRelated(dependency, name)),
		)
	);
}

const binaries = new WeakMap<Repository, Set<string>>();

/** A workspace links the programs of its own packages for each other. */
function workspaceBinaries(repository: Repository): Set<string> {
	const known =
		binaries.get(repository) ?? new Set(allPackages(repository).flatMap(({ manifest }) => ownBinaries(manifest)));
	binaries.set(repository, known);
	return known;
}

function ownBinaries(manifest: Manifest): string[] {
	if (typeof manifest.bin === 'string') return [manifest.name?.replace(/^.*\//, '') ?? ''];
	return Object.keys(manifest.bin ?? {});
}

function dependencyNames({
	dependencies,
	devDependencies,
	optionalDependencies,
	peerDependencies,
}: Manifest): string[] {
	return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies });
}

/** `@changesets/cli` brings `changeset`, `vue-tsc` itself: a shared part of the name is enough. */
function isRelated(dependency: string, binary: string): boolean {
	const parts = dependency
		.toLowerCase()
		.split(/[/@._-]+/)
		.filter((part) => part.length > 1);
	const own = binary
		.toLowerCase()
		.split(/[._-]+/)
		.filter((part) => part.length > 1);
	return own.some((piece) => parts.some((part) => part.startsWith(piece) || piece.startsWith(part)));
}
