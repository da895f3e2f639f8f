import { openOwnCache } from '../../files/ownCache.ts';
import type { OwnCache } from '../../files/ownCache.ts';

/** Compiled code of earlier runs, by the name of its file; names hold a hash of what is in the file. */
export function openCodeCache(env: NodeJS.ProcessEnv): OwnCache | undefined {
	return env['NODE_DISABLE_COMPILE_CACHE'] ? undefined : openOwnCache(env, 'code', versionName(env));
}

/** V8 refuses code of another version or of other flags: each has a directory of its own. */
function versionName(env: NodeJS.ProcessEnv): string {
	const flags = [...process.execArgv, env['NODE_OPTIONS'] ?? ''].join(' ').trim();
	const plain = `${process.version}-${process.arch}`;
	return flags === '' ? plain : `${plain}-${Buffer.from(flags).toString('base64url').slice(0, 100)}`;
}
