import * as z from 'zod';

const unitMilliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
const durationPattern = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;

/** A duration written as `250ms`, `30s`, `5m` or `2h`; parses to whole milliseconds. */
export const durationSchema = z
	.string()
	.regex(durationPattern, 'a duration such as 250ms, 30s, 5m or 2h')
	.transform((text) => {
		const [, amount = '0', unit = 'ms'] = durationPattern.exec(text) ?? [];
		return Math.round(Number(amount) * unitMilliseconds[unit as keyof typeof unitMilliseconds]);
	});

/** Milliseconds as the shortest exact duration that `durationSchema` reads: 90000 is `90s`. */
export function formatDuration(milliseconds: number): string {
	for (const unit of ['h', 'm', 's'] as const) {
		const amount = milliseconds / unitMilliseconds[unit];
		if (Number.isInteger(amount) && amount > 0) return `${amount}${unit}`;
	}
	return `${milliseconds}ms`;
}
