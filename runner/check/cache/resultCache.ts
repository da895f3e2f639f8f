import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Checked } from '../checkDocument.ts';
import { identityOf } from '../../verify/looks/files.ts';
import { digestOf } from '../../verify/looks/looks.ts';
import type { Sights } from '../../verify/looks/looks.ts';
import { identify } from '../../verify/looks/programs.ts';
import { lookAgain } from '../../verify/reference/repository/lookAgain.ts';
import { findWorkspace } from '../../workspace/findWorkspace.ts';
import type { CachedDocument, CachedResults } from './entry.ts';
import type { Observed, SourceDocument } from '../engine/engine.ts';
import type { Store } from './store.ts';

interface CacheOptions {
	store: Store;
	cwd: string;
	/** `--workspace`. */
	workspace: string | undefined;
	searchPath: string;
	home: string | undefined;
}

/** Results of earlier checks, as far as all that they depend on is as it was. */
export interface ResultCache {
	get(absolutePath: string, source: string): Checked | undefined;
	/** Keeps new results. Those of a workspace with an uncertain answer are left out. */
	save(found: ReadonlyMap<SourceDocument, Checked>, observed: readonly Observed[]): void;
}

export function openResultCache({ store, cwd, workspace, searchPath, home }: CacheOptions): ResultCache {
	const machine = { searchPath, home };
	const known = stillTrue(store.read(), machine);
	return {
		get: (absolutePath, source) => {
			const entry = Object.hasOwn(known.documents, absolutePath) ? known.documents[absolutePath] : undefined;
			if (!entry || entry.digest !== digestOf(source)) return undefined;
			const there = findQuietly({ given: workspace, contract: entry.contract, documentPath: absolutePath, cwd });
			if (there !== entry.workspace || !sameFiles(entry.files)) return undefined;
			return entry;
		},
		save: (found, observed) => {
			if (observed.some(({ programs }) => programs.ranOutOfTime)) return;
			const looks = observed.flatMap((one) => [...one.looks]);
			const uncertain = new Set(looks.filter(([, { uncertain: is }]) => is).map(([root]) => root));
			const kept: CachedResults = structuredClone(known);
			const names = observed.flatMap(({ programs }) => programs.names);
			Object.assign(kept.programs, identify(['bash', ...names], machine));
			for (const [root, { shared, byDocument }] of looks) {
				const before = kept.workspaces[root] ?? { shared: {}, byDocument: {} };
				Object.assign(before.shared, shared);
				for (const { absolutePath } of found.keys()) delete before.byDocument[absolutePath];
				Object.assign(before.byDocument, byDocument);
				kept.workspaces[root] = before;
			}
			for (const [{ absolutePath: file, source }, checked] of found) {
				const { workspace: place } = checked;
				if (place === undefined || uncertain.has(rootOf(place))) delete kept.documents[file];
				else kept.documents[file] = { ...checked, workspace: place, digest: digestOf(source) };
			}
			store.write(kept);
		},
	};
}

/** Leaves out what depends on a program or a look that is another now. */
function stillTrue(results: CachedResults, machine: { searchPath: string; home: string | undefined }): CachedResults {
	const { programs, workspaces, documents } = results;
	const now = identify(Object.keys(programs), machine);
	const holds = Object.entries(programs).every(([name, digest]) => now[name] === digest);
	const stale = new Set<string>();
	for (const [root, { shared, byDocument }] of Object.entries(workspaces)) {
		if (holds && lookQuietly(root, shared)) {
			for (const [document, sights] of Object.entries(byDocument)) {
				if (!lookQuietly(root, sights)) stale.add(document);
			}
		} else delete workspaces[root];
	}
	const kept = Object.entries(documents).filter(
		([file, { workspace }]) => !stale.has(file) && Object.hasOwn(workspaces, rootOf(workspace)),
	);
	return { programs: holds ? programs : {}, workspaces, documents: Object.fromEntries(kept) };
}

function lookQuietly(root: string, sights: Sights): boolean {
	try {
		return lookAgain(root, sights).length === 0;
	} catch {
		return false;
	}
}

function rootOf(workspace: string): string {
	try {
		return realpathSync(workspace);
	} catch {
		return workspace;
	}
}

function findQuietly(sources: Parameters<typeof findWorkspace>[0]): string | undefined {
	try {
		return findWorkspace(sources);
	} catch {
		return undefined;
	}
}

function sameFiles(files: CachedDocument['files']): boolean {
	return Object.entries(files).every(([file, identity]) => path.isAbsolute(file) && identityOf(file) === identity);
}
