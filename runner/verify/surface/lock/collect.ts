import { createHash } from 'node:crypto';
import type { Grammar } from '../model/surface.ts';
import type { Lock, LockedCommand, LockedOption, LockedTool } from './schema.ts';
import type { Usage } from './usage.ts';

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
	return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function hashOf({ version, commands }: Omit<LockedTool, 'hash'>): string {
	const text = JSON.stringify([version ?? null, commands]);
	return `sha256-${createHash('sha256').update(text).digest('hex')}`;
}

function lockedOption({ value, words, terminal }: Usage['options'][number]['option']): LockedOption {
	return words || terminal ? { value, ...(words && { words }), ...(terminal && { terminal }) } : value;
}

/** What several witnesses tell of one option: a value that is known says more than one that is not. */
function stronger(one: LockedOption | undefined, other: LockedOption): LockedOption {
	return one === undefined || one === 'unknown' ? other : one;
}

function commandsOf(usages: readonly Usage[]): Record<string, LockedCommand> {
	const grammars = new Map<string, Set<keyof Grammar>>();
	const options = new Map<string, Map<string, LockedOption>>();
	for (const usage of usages) {
		for (const { name, grammar } of usage.commands) {
			grammars.set(name, new Set([...(grammars.get(name) ?? []), ...grammar]));
		}
		for (const { command, name, option } of usage.options) {
			const known = options.get(command) ?? new Map<string, LockedOption>();
			options.set(command, known.set(name, stronger(known.get(name), lockedOption(option))));
		}
	}
	const entries = [...grammars].map(([name, grammar]) => {
		const used = options.get(name);
		const features = [...grammar].toSorted();
		return [
			name,
			{
				...(features.length > 0 && { grammar: features }),
				...(used && { options: sorted(Object.fromEntries(used)) }),
			},
		] as const;
	});
	return sorted(Object.fromEntries(entries));
}

/** Puts together what all documents use; in a stable order, so that a lock file changes only where they do. */
export function collectLock(usages: readonly Usage[]): Lock {
	const names = [...new Set(usages.map(({ tool }) => tool))].toSorted();
	const tools = names.map((name) => {
		const own = usages.filter(({ tool }) => tool === name);
		const version = own.find((usage) => usage.version !== undefined)?.version;
		const part = { ...(version !== undefined && { version }), commands: commandsOf(own) };
		return [name, { ...part, hash: hashOf(part) }] as const;
	});
	return { lockVersion: 1, tools: Object.fromEntries(tools) };
}
