import { describe, expect, it } from 'vitest';
import { parseHelp } from '../../../../../runner/verify/surface/help/parseHelp.ts';

describe('the value of an option', () => {
	it.each([
		['  -p, --manager  Choose one\n        [choices: "auto", "npm"] [default: "auto"]', 'required', ['auto', 'npm']],
		['  --format -f, <format>   Format (supports esm, cjs, and iife).', 'required', ['esm', 'cjs', 'iife']],
		['  --watch -w,             Watches (a, b, and c).', 'none', undefined],
	])('%s', (row, value, choices) => {
		const [first] = parseHelp(`Usage: tool [options]\n\nOptions:\n${row}\n`, ['tool']).options;
		expect([first?.value, first?.choices]).toEqual([value, choices]);
	});
});
