import * as z from 'zod';
import { unitMilliseconds } from './formatDuration.ts';

const durationPattern = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;

/** A duration written as `250ms`, `30s`, `5m` or `2h`; parses to whole milliseconds. */
export const durationSchema = z
	.string()
	.regex(durationPattern, 'a duration such as 250ms, 30s, 5m or 2h')
	.transform((text) => {
		const [, amount = '0', unit = 'ms'] = durationPattern.exec(text) ?? [];
		return Math.round(Number(amount) * unitMilliseconds[unit as keyof typeof unitMilliseconds]);
	});
