import type { Tool } from './adapter.ts';

/** The interpreter of a script's first line, as an argv. */
export function interpreterArgs({ facts }: Tool): string[] {
	const line = facts.shebang ?? '';
	const words = line.trim().split(/\s+/);
	return words[0]?.endsWith('/env') ? words.filter((word) => word !== '-S') : words.slice(0, 1);
}
