import { fileURLToPath } from 'node:url';
import { buildName } from '../../buildName.ts';
import { cacheDirectoryOf } from '../../verify/index.ts';
import type { EngineOptions } from '../engine/engine.ts';
import { machineState } from './machineState.ts';
import { openResultCache } from './resultCache.ts';
import type { ResultCache } from './resultCache.ts';
import { openStore } from './store.ts';

/** The results of checks with the same options, by the same program on the same machine; none where there is no home for them. */
export function openCache({ cwd, env, workspace, knownDirectives, lock }: EngineOptions): ResultCache | undefined {
	const directory = cacheDirectoryOf(env, 'results');
	const build = buildName(fileURLToPath(import.meta.url));
	if (directory === undefined || build === undefined) return undefined;
	const searchPath = env['PATH'] ?? '';
	const key = [build, process.version, cwd, workspace, knownDirectives, env['HOME'], lock, machineState(searchPath)];
	const store = openStore(directory, JSON.stringify(key));
	return openResultCache({ store, cwd, workspace, searchPath, home: env['HOME'] });
}
