import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutputLines } from '../../../runner/report/terminal/outputLines.ts';

const esc = '\u{1b}';

function shown(pieces: readonly string[]): string[] {
	const lines = new OutputLines();
	return [...pieces.flatMap((piece) => lines.push(piece)), ...lines.flush()];
}

describe("a command's output on the screen", () => {
	test.each([
		['colours', `${esc}[31mred${esc}[0m ${esc}[Kend\n`, ['red end']],
		['a title', `${esc}]0;you${'\u{7}'}text\n`, ['\u{fffd}text']],
		['a link', `${esc}]8;;http://a${esc}\\text${esc}]8;;${esc}\\\n`, ['\u{fffd}text\u{fffd}']],
		['cursor movement', `one\ntwo${esc}[1A${esc}[2Kthree\n`, ['one', 'two\u{fffd}three']],
		['an alternate screen', `${esc}[?1049hx${esc}c\n`, ['\u{fffd}x\u{fffd}']],
		['a device string', `${esc}Pq#0${esc}\\x\n`, ['\u{fffd}x']],
		['a line that rewrites itself', '10%\r50%\r100%\n', ['100%']],
		['CRLF', 'a\r\nb\r\n', ['a', 'b']],
		['backspaces and bells', 'a\b\u{7}b\n', ['a\u{fffd}\u{fffd}b']],
		['direction marks', 'a\u{202e}b\n', ['a\u{fffd}b']],
		['a title without an end', `${esc}]0;hidden\nseen\n`, ['\u{fffd}0;hidden', 'seen']],
		['tabs', 'a\tb\n', ['a\tb']],
	])('%s', (_, text, lines) => {
		expect(shown([text])).toEqual(lines);
		expect(shown([...text])).toEqual(lines);
	});

	test('sends no control character, in whatever pieces it comes', () => {
		const text = fc.string({
			unit: fc.constantFrom(esc, '[', ']', 'm', 'K', 'P', '\\', '\u{7}', '\r', '\n', 'a', '1', ';', '\u{9b}', '\b'),
		});
		fc.assert(
			fc.property(fc.array(text), (pieces) => {
				const lines = shown(pieces);
				expect(lines.join('')).not.toMatch(/[^\P{Cc}\t]/u);
				expect(lines).toEqual(shown([pieces.join('')]));
			}),
			{ numRuns: 2000 },
		);
	});

	test('a line without end is shown in pieces, and the rest is bounded', () => {
		const lines = new OutputLines();
		const written = Array.from({ length: 100 }, () => lines.push('x'.repeat(10_000)).join('').length);
		expect(written.reduce((sum, length) => sum + length) + lines.flush().join('').length).toBe(1_000_000);
		expect(Math.max(...written)).toBeLessThan(30_000);
	});
});
