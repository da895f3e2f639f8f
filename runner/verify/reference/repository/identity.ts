import { parse as parseJsonc } from 'jsonc-parser';
import path from 'node:path';
import { readGit } from './git.ts';
import type { Tree } from './tree.ts';

/** The names by which documents may call this repository: its directory, its remote, its package. */
export function readNames(tree: Tree): ReadonlySet<string> {
	const remotes = (readGit(tree.root, ['config', '--get-regexp', String.raw`^remote\..*\.url$`]) ?? '').split('\n');
	const manifest: unknown = parseJsonc(tree.read('package.json') ?? '{}');
	const names = [
		...directoryNames(path.basename(tree.root)),
		...clonedInReadme(tree),
		...remotes.map((line) => repositoryName(line.split(' ')[1] ?? '')),
		...packageNames(manifest),
		lastSegment(/^module\s+(\S+)/m.exec(tree.read('go.mod') ?? '')?.[1]),
		/^name\s*=\s*"([^"]+)"/m.exec(tree.read('pyproject.toml') ?? '')?.[1],
		/^name\s*=\s*"([^"]+)"/m.exec(tree.read('Cargo.toml') ?? '')?.[1],
	];
	return new Set(names.map((name) => (name ?? '').toLowerCase()).filter((name) => name !== ''));
}

/** `owner+name` and `name@branch` are names that tools give to checkouts; the owner is no name of the repository. */
function directoryNames(name: string): string[] {
	const own = name.slice(name.lastIndexOf('+') + 1);
	return [name, own, own.replace(/[@~].*$/, '')];
}

/** What the readme tells the reader to clone first. */
function clonedInReadme(tree: Tree): string[] {
	const readme = tree.list('').find((name) => /^readme\.(?:md|mdx|rst|txt)$/i.test(name));
	const clone = /\bgit clone\s+(?:--?\S+\s+)*(\S+)/.exec(readme === undefined ? '' : (tree.read(readme) ?? ''))?.[1];
	return clone === undefined ? [] : [repositoryName(clone)];
}

/** The last part of a clone's URL or path, without `.git`: the directory that `git clone` makes. */
export function repositoryName(url: string): string {
	return url
		.replace(/[\s'"]+$/, '')
		.replace(/\/+$/, '')
		.replace(/\.git$/, '')
		.replace(/^.*[/:]/, '');
}

function packageNames(manifest: unknown): string[] {
	if (typeof manifest !== 'object' || manifest === null) return [];
	const name = 'name' in manifest && typeof manifest.name === 'string' ? manifest.name : '';
	const repository = 'repository' in manifest ? manifest.repository : undefined;
	const url =
		typeof repository === 'object' && repository !== null && 'url' in repository ? repository.url : repository;
	return [name, lastSegment(name) ?? '', typeof url === 'string' ? repositoryName(url) : ''];
}

function lastSegment(name: string | undefined): string | undefined {
	return name?.slice(name.lastIndexOf('/') + 1);
}
