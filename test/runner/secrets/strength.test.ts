import { describe, expect, test } from 'vitest';
import { createMasker } from '../../../runner/secrets/masker.ts';
import { whyNotHidden } from '../../../runner/secrets/strength.ts';

describe('what can be a secret', () => {
	test.each([
		['a', 'has fewer than 4 characters'],
		['abc\n', 'has fewer than 4 characters'],
		['True', 'is a common word'],
		['localhost', 'is a common word'],
		['8080', 'is a number of fewer than 6 digits'],
		['----', 'repeats one character'],
		['x'.repeat(65_537), 'has more than 65536 characters'],
	])('%j can not', (value, reason) => {
		expect(whyNotHidden(value)).toBe(reason);
		expect(createMasker([value]).text(`${value} a true 8080`)).toBe(`${value} a true 8080`);
	});

	test.each(['x7Kp', '083017', 'truely', '--------', '日本語話'])('%j can', (value) => {
		expect(whyNotHidden(value)).toBeUndefined();
		expect(createMasker([value]).text(`<${value}>`)).toBe('<[secret]>');
	});
});
