import { locate } from '../surface/locate/executable.ts';
import { digestOf } from './looks.ts';
import type { Sights } from './looks.ts';

interface Machine {
	searchPath: string;
	home: string | undefined;
}

const asked = new Set<string>();
let ranOutOfTime = false;

/** Notes that a verdict depends on which program has a name, if any. */
export function noteProgram(name: string): void {
	asked.add(name);
}

/** A program did not answer in time: another run may hear from it. */
export function noteTimeout(): void {
	ranOutOfTime = true;
}

/** The names that were asked for since the last time, and whether all programs answered. */
export function takePrograms(): { names: string[]; ranOutOfTime: boolean } {
	const taken = { names: [...asked], ranOutOfTime };
	asked.clear();
	ranOutOfTime = false;
	return taken;
}

/** Which file each name stands for on this machine: its path, size and time. */
export function identify(names: Iterable<string>, { searchPath, home }: Machine): Sights {
	const policy = { searchPath, home, forbidden: [] };
	return Object.fromEntries([...new Set(names)].map((name) => [name, digestOf(locateQuietly(name, policy))]));
}

function locateQuietly(name: string, policy: Parameters<typeof locate>[1]): unknown {
	try {
		return locate(name, policy);
	} catch {
		return 'gone';
	}
}
