export const unitMilliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** Milliseconds as the shortest exact duration that `durationSchema` reads: 90000 is `90s`. */
export function formatDuration(milliseconds: number): string {
	for (const unit of ['h', 'm', 's'] as const) {
		const amount = milliseconds / unitMilliseconds[unit];
		if (Number.isInteger(amount) && amount > 0) return `${amount}${unit}`;
	}
	return `${milliseconds}ms`;
}
