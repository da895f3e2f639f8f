import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageVersion } from '../../packageVersion.ts';
import { cacheDirectoryOf } from '../../verify/index.ts';
import type { EngineOptions } from '../engine/engine.ts';
import { machineState } from './machineState.ts';
import { openResultCache } from './resultCache.ts';
import type { ResultCache } from './resultCache.ts';
import { openStore } from './store.ts';

/** The results of checks with the same options, by the same program on the same machine; none where there is no home for them. */
export function openCache({ cwd, env, workspace, knownDirectives, lock }: EngineOptions): ResultCache | undefined {
	const directory = cacheDirectoryOf(env, 'results');
	const build = buildOf(fileURLToPath(import.meta.url));
	if (directory === undefined || build === undefined) return undefined;
	const searchPath = env['PATH'] ?? '';
	const key = [build, process.version, cwd, workspace, knownDirectives, env['HOME'], lock, machineState(searchPath)];
	const store = openStore(directory, JSON.stringify(key));
	return openResultCache({ store, cwd, workspace, searchPath, home: env['HOME'] });
}

/** What tells one build from another; a program that runs from its sources changes without a sign. */
function buildOf(file: string): string | undefined {
	if (file.endsWith('.ts')) return undefined;
	const bundle = path.join(path.dirname(file), 'bin.js');
	const { mtimeMs, size } = statSync(bundle, { throwIfNoEntry: false }) ?? statSync(file);
	return [packageVersion(), file, size, mtimeMs].join(' ');
}
