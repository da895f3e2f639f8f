import type { Lock } from './schema.ts';

/** How a lock file and what the documents use now differ. */
export interface LockDifference {
	/** Used and not locked. */
	missing: string[];
	/** Locked and no longer used. */
	stale: string[];
	/** `git 2.39.5 -> 2.47.1`, where another version is installed. */
	versions: string[];
	/** Used and locked, but read in another way: a value that has become required. */
	changed: string[];
}

/** Every command and every option behind it, each with the way it is read. */
function entriesOf({ tools }: Lock): Map<string, string> {
	const commands = Object.values(tools).flatMap((tool) => Object.entries(tool.commands));
	return new Map(
		commands.flatMap(([name, { options = {} }]) => [
			[name, ''] as const,
			...Object.entries(options).map(([spelling, how]) => [`${name} ${spelling}`, JSON.stringify(how)] as const),
		]),
	);
}

export function compareLocks(locked: Lock, used: Lock): LockDifference {
	const [before, now] = [entriesOf(locked), entriesOf(used)];
	const versions = Object.entries(used.tools).flatMap(([name, { version }]) => {
		const old = locked.tools[name];
		return old && old.version !== version ? [`${name} ${old.version ?? '?'} -> ${version ?? '?'}`] : [];
	});
	return {
		missing: [...now.keys()].filter((entry) => !before.has(entry)),
		stale: [...before.keys()].filter((entry) => !now.has(entry)),
		versions,
		changed: [...now].flatMap(([entry, how]) => (before.has(entry) && before.get(entry) !== how ? [entry] : [])),
	};
}
