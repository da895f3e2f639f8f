import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMasker, maskText } from '../../../runner/secrets/masker.ts';

const secret = fc.string({ minLength: 8, maxLength: 40 }).filter((text) => text.trim().length >= 8);

describe('createMasker', () => {
	test('hides a secret in every spelling', () => {
		fc.assert(
			fc.property(secret, (value) => {
				const masker = createMasker([value]);
				const spellings = [
					value,
					Buffer.from(value).toString('base64').replace(/=+$/, ''),
					encodeURIComponent(value),
					JSON.stringify(value).slice(1, -1),
					value.replaceAll("'", String.raw`'\''`),
				];
				for (const spelling of spellings) {
					expect(masker.text(`<${spelling}>`)).not.toContain(spelling);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('hides a secret that chunks split anywhere, and drops nothing else', () => {
		fc.assert(
			fc.property(fc.string(), secret, fc.string(), fc.integer({ min: 1, max: 7 }), (before, value, after, size) => {
				const masker = createMasker([value]);
				const text = before + value + after;
				const stream = masker.stream();
				let seen = '';
				for (let start = 0; start < text.length; start += size) seen += stream.push(text.slice(start, start + size));
				seen += stream.flush();
				expect(seen).not.toContain(value);
				expect(seen.length).toBeGreaterThanOrEqual(Math.min(maskText.length, text.length));
			}),
			{ numRuns: 1000 },
		);
	});

	test('a text without secrets passes a stream unchanged', () => {
		const stream = createMasker(['correct horse']).stream();
		const parts = ['correct', ' hor', 'ses and corr', 'ect'];
		expect(parts.map((part) => stream.push(part)).join('') + stream.flush()).toBe(
			'correct horses and correct'.replace('correct horse', maskText),
		);
	});

	test('a short value is not masked, since the blanks would tell it', () => {
		expect(createMasker(['a']).text('a banana')).toBe('a banana');
	});

	test('a secret learned later is hidden from then on', () => {
		const masker = createMasker([]);
		masker.add('learned-token');
		expect(masker.text('x learned-token y')).toBe(`x ${maskText} y`);
	});
});
