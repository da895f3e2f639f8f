import { createHash } from 'node:crypto';
import type { Extracted, Runbook } from '../../plugins/remark-runbook/language.ts';
import type { OwnCache } from '../files/ownCache.ts';

/** Runbooks as they were read out of the same text before, by the same program. */
export interface DocumentCache {
	read(path: string, source: string): Extracted | undefined;
	/** Keeps a runbook without a fault; of others nothing, since their problems are worded anew each time. */
	write(path: string, source: string, extracted: Extracted): void;
}

type Store = Pick<OwnCache, 'read' | 'write' | 'prune'>;

/** A directory of this many runbooks is read anew, at the most; longer ones are not kept. */
const maximumFiles = 500;
const maximumBytes = 4 * 1024 * 1024;

/** `build` tells one version of the program from another. */
export function openDocumentCache(store: Store, build: string): DocumentCache {
	const nameOf = (path: string, source: string): string =>
		digest(JSON.stringify([build, process.version, path, source]));
	return {
		read(path, source) {
			const runbook = unseal(store.read(nameOf(path, source))?.toString());
			return runbook && { runbook, problems: [], isRunbook: true };
		},
		write(path, source, { runbook, problems, isRunbook }) {
			if (!runbook || !isRunbook || problems.length > 0) return;
			const body = JSON.stringify(runbook);
			if (body.length > maximumBytes) return;
			store.write(nameOf(path, source), `${digest(body)}\n${body}`);
			store.prune(maximumFiles);
		},
	};
}

/** Undefined where a byte of the entry is not as it was written. */
function unseal(entry: string | undefined): Runbook | undefined {
	if (entry === undefined) return undefined;
	const end = entry.indexOf('\n');
	const body = entry.slice(end + 1);
	return entry.slice(0, end) === digest(body) ? (JSON.parse(body) as Runbook) : undefined;
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
