import { readFileSync } from 'node:fs';

function childrenOf(pid: number): number[] {
	const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
	return text.split(' ').filter(Boolean).map(Number);
}

/** User and system time of one process and of its children that have ended: fields 14 to 17, behind a name that may hold spaces. */
function ticksOf(pid: number): number {
	const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
}

/** The CPU time, in clock ticks, that a process and its descendants have used; undefined where nobody tells. */
export function cpuTicks(pid: number): number | undefined {
	try {
		return ticksOf(pid) + childrenOf(pid).reduce((sum, child) => sum + (cpuTicks(child) ?? 0), 0);
	} catch {
		return undefined;
	}
}
