import type { Approval } from './flow.ts';

/** Whether an approval holds no more; one from the future proves nothing, so it does not hold. */
export function isLapsed({ time }: Pick<Approval, 'time'>, ttl: number | undefined, now = Date.now()): boolean {
	if (ttl === undefined) return false;
	const age = now - Date.parse(time);
	return !(age >= 0 && age <= ttl);
}
