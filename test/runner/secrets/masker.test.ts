import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMasker } from '../../../runner/secrets/masker.ts';
import { maskText } from '../../../runner/secrets/maskText.ts';
import { requireTool } from '../../support/requireTool.ts';
import { anySecret, quotedByBash, spelled } from './spelled.ts';

/** Text that holds no secret: nothing of it is a letter or digit of one. */
const around = fc.constantFrom('', ' ', '\n', '| ', '…\n', ' 日 ', '\u{1b}[0m ');

/** What a stream writes of a text that comes in these pieces. */
function streamed(masker: ReturnType<typeof createMasker>, pieces: readonly string[]): string {
	const stream = masker.stream();
	return pieces.map((piece) => stream.push(piece)).join('') + stream.flush();
}

/** `SECRET_RUNS=100` splits 2,000 secrets at every border of all their encodings. */
const borderRuns = Number(process.env['SECRET_RUNS'] ?? 1) * 20;

describe('createMasker', () => {
	test('hides a secret in every encoding', () => {
		fc.assert(
			fc.property(anySecret, around, around, (secret, before, after) => {
				const masker = createMasker([secret]);
				for (const [encoding, text] of Object.entries(spelled(secret))) {
					const masked = masker.text(before + text + after);
					expect(masked, encoding).not.toContain(text);
					expect(masked, encoding).not.toContain(secret);
					expect(masked, encoding).toContain(maskText);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('hides a secret as bash quotes it', (context) => {
		const bash = requireTool(context, 'bash', 'quotes secrets');
		const secrets = fc.sample(anySecret, 500);
		for (const { secret, text } of quotedByBash(bash, secrets)) {
			const masked = createMasker([secret]).text(`x=${text} y`);
			expect(masked, text).toContain(maskText);
			expect(masked, text).not.toContain(text.replaceAll(/^\$?'|'$/g, ''));
		}
	});

	test(
		'hides a secret that is split at every border of its encodings, and writes the same as for the whole',
		() => {
			fc.assert(
				fc.property(anySecret, around, around, (secret, before, after) => {
					const masker = createMasker([secret]);
					for (const [encoding, spelling] of Object.entries(spelled(secret))) {
						const text = before + spelling + after;
						const whole = streamed(masker, [text]);
						expect(streamed(masker, text.split('')), encoding).toBe(whole);
						for (let border = 1; border < text.length; border++) {
							expect(streamed(masker, [text.slice(0, border), text.slice(border)]), encoding).toBe(whole);
						}
					}
				}),
				{ numRuns: borderRuns },
			);
		},
		borderRuns * 1500,
	);

	test('leaves a text without the secret as it is, whatever the pieces', () => {
		fc.assert(
			fc.property(anySecret, fc.array(fc.string({ maxLength: 30 })), (secret, pieces) => {
				const text = pieces.join('');
				fc.pre(!Object.values(spelled(secret)).some((spelling) => text.includes(spelling.slice(0, 6))));
				expect(streamed(createMasker([secret]), pieces)).toBe(text);
			}),
			{ numRuns: 500 },
		);
	});

	test('a near miss stays: one character less, or another one', () => {
		const text = ['correct', ' hor', 'ses and corr', 'ect-hors.'];
		expect(streamed(createMasker(['correct-horse']), text)).toBe(text.join(''));
		expect(createMasker(['correct-horse']).text('correct_horse correct-hors3')).toBe('correct_horse correct-hors3');
	});

	test('hides each line of a secret that has several, but no line that other texts have', () => {
		const key = '-----BEGIN KEY-----\nMIIBVQIBADANBgkq\ntrue\nhkiG9w0BAQEFAASC\n-----END KEY-----\n';
		const masked = createMasker([key]).text('1: MIIBVQIBADANBgkq\n2: true\n3:   hkiG9w0BAQEFAASC\n-----BEGIN KEY-----');
		expect(masked).toBe(`1: ${maskText}\n2: true\n3:   ${maskText}\n-----BEGIN KEY-----`);
	});

	test('hides the start of a secret that the end of a stream cuts off', () => {
		const masker = createMasker(['correct-horse-battery-staple']);
		expect(streamed(masker, ['x correct-horse-ba'])).toBe(`x ${maskText}`);
		expect(streamed(masker, ['x correct'])).toBe('x correct');
	});

	test('hides overlapping and adjacent secrets without a gap between them', () => {
		const masker = createMasker(['horse-battery', 'correct-horse', 'staple-1']);
		expect(masker.text('<correct-horse-batterystaple-1>')).toBe(`<${maskText}>`);
	});

	test('a secret learned later is hidden from then on, in streams that are open already', () => {
		const masker = createMasker(['other-secret']);
		const stream = masker.stream();
		const first = stream.push('learned-token other-');
		masker.add('learned-token');
		expect(first + stream.push('secret learned-') + stream.push('token y') + stream.flush()).toBe(
			`learned-token ${maskText} ${maskText} y`,
		);
	});

	test('holds back no more than what may be a secret, however long the text goes on', () => {
		const stream = createMasker([`${'a'.repeat(1000)}b`]).stream();
		const written = Array.from({ length: 50 }, () => stream.push('a'.repeat(10_000)).length);
		expect(written.slice(1)).toEqual(written.slice(1).map(() => 10_000));
		expect(stream.push('.')).toBe(`${'a'.repeat(1000)}.`);
	});

	test('a secret base64 digit followed by endless blanks does not fill memory', () => {
		const stream = createMasker(['correct-horse']).stream();
		const sent = `Y${' '.repeat(300_000)}`;
		const written = stream.push(sent);
		expect(written.length).toBeGreaterThan(sent.length - 100_000);
		expect(written + stream.flush()).toBe(sent);
	});
});
