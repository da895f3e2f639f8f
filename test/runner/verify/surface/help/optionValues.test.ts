import { describe, expect, it } from 'vitest';
import { parseHelp } from '../../../../../runner/verify/surface/help/parseHelp.ts';

describe('the value of an option', () => {
	it.each([
		['  -p, --manager  Choose one\n        [choices: "auto", "npm"] [default: "auto"]', 'required', ['auto', 'npm']],
		['  --format -f, <format>   Format (supports esm, cjs, and iife).', 'required', ['esm', 'cjs', 'iife']],
		['  --watch -w,             Watches (a, b, and c).', 'none', undefined],
		['  -ln, --dialect str  bash/posix/mksh, default "auto"', 'required', ['bash', 'posix', 'mksh', 'auto']],
		['  --dialect str       reads /etc/a/b, default "none"', 'required', undefined],
		[
			"  --console HOW       Values are 'plain', 'auto' (default), 'rich' or 'verbose'.",
			'required',
			['plain', 'auto', 'rich', 'verbose'],
		],
	])('%s', (row, value, choices) => {
		const [first] = parseHelp(`Usage: tool [options]\n\nOptions:\n${row}\n`, ['tool']).options;
		expect([first?.value, first?.choices]).toEqual([value, choices]);
	});
});

describe('values in a section of their own', () => {
	const events =
		'\nEvents:\n\taccess\t\tread\n\tmodify\t\twritten\n\tclose_write\tclosed\n\t           \tin writable mode\n';

	it.each([
		['-e|--event <event1> [ -e|--event <event2> ... ]', ['access', 'modify', 'close_write']],
		['-e|--event <file>', undefined],
	])('%s', (row, choices) => {
		const [option] = parseHelp(`Usage: tool [options]\n  -q  quiet\n  ${row}\n     Listen.\n${events}`, [
			'tool',
		]).options.slice(1);
		expect(option?.choices).toEqual(choices);
	});
});

describe('a description that goes on with the name of an option', () => {
	it('is no row of the table', () => {
		const column = ' '.repeat(22);
		const text = `Usage: tool\n  -F, --flush         Flush the logs for each of\n${column}--databases= or --all), the\n${column}--all or --databases is given.\n  -A, --all           All of them.\n${column}--once  is a row\n`;
		const { options, mentions } = parseHelp(text, ['tool']);
		expect(options.map(({ names }) => names)).toEqual([
			['-F', '--flush'],
			['-A', '--all'],
		]);
		expect(mentions).toContain('--databases');
	});
});
