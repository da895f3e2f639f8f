import { statSync } from 'node:fs';
import type { LoadedConfig } from '../settings/loadConfig.ts';
import { createSettings } from '../settings/settings.ts';
import { UserError } from '../errors/userError.ts';
import { displayPath } from '../load/loadDocument.ts';
import { findDocuments } from './findDocuments.ts';
import { readShard, takeShard } from './shard.ts';
import type { Terminal } from './terminal.ts';

/** The documents of this part. Globs of a configuration are relative to its directory. */
export async function documentsOf(
	paths: readonly string[],
	{ shard }: { shard?: string | undefined },
	loaded: LoadedConfig,
	{ cwd }: Terminal,
): Promise<string[]> {
	const { documents } = loaded.config;
	const found =
		paths.length === 0 && documents
			? await findDocuments(documents, loaded.directory)
			: await findDocuments(paths.length > 0 ? paths : ['docs'], cwd);
	const settings = createSettings(loaded);
	const wanted = found.filter((file) => !settings.isIgnored(file));
	if (wanted.length === 0) {
		throw new UserError(
			'every document is ignored by the configuration',
			'Look at `ignore` there: nothing would be checked.',
		);
	}
	return takeShard(wanted, readShard(shard), (file) => ({ path: displayPath(file, cwd), size: statSync(file).size }));
}
