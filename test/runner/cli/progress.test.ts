import pc from 'picocolors';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createProgress } from '../../../runner/cli/progress.ts';
import type { Terminal } from '../../../runner/cli/terminal.ts';

/** A terminal of 20 columns, and what was written to its standard error. */
function terminalWith(given: Partial<Terminal> = {}): { terminal: Terminal; written: string[] } {
	const written: string[] = [];
	const terminal: Terminal = {
		cwd: '/',
		env: {},
		interactive: true,
		colors: pc.createColors(false),
		columns: { out: 20, err: 20 },
		out: () => {},
		err: (text) => void written.push(text),
		...given,
	};
	return { terminal, written };
}

const clear = '\r\u001b[2K';

describe('the progress line', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	test('comes after a second, is rewritten in place and taken away', () => {
		const { terminal, written } = terminalWith();
		const progress = createProgress(40, terminal);
		progress.start(0, 'docs/a.mdx');
		vi.advanceTimersByTime(999);
		expect(written).toEqual([]);
		vi.advanceTimersByTime(1);
		progress.start(11, 'docs/x.mdx');
		progress.end();
		expect(written).toEqual([`${clear}1/40 docs/a.mdx`, `${clear}12/40 docs/x.mdx`, clear]);
	});

	test('shows nothing for short work', () => {
		const { terminal, written } = terminalWith();
		const progress = createProgress(2, terminal);
		progress.start(0, 'docs/a.mdx');
		progress.end();
		vi.advanceTimersByTime(5000);
		expect(written).toEqual([]);
	});

	test('never fills the line: the end of a long path is kept', () => {
		const { terminal, written } = terminalWith();
		const progress = createProgress(2, terminal);
		progress.start(0, 'docs/日本語/a-long-name.mdx');
		vi.advanceTimersByTime(1000);
		expect(written).toEqual([`${clear}1/2 …-long-name.mdx`]);
		progress.end();
	});

	test.each([
		['nobody watches', { interactive: false }],
		['standard error is no terminal', { columns: { out: 80, err: undefined } }],
		['CI is set', { env: { CI: 'true' } }],
		['NO_COLOR is set', { env: { NO_COLOR: '1' } }],
	])('is silent where %s', (_, given) => {
		const { terminal, written } = terminalWith(given);
		const progress = createProgress(2, terminal);
		progress.start(0, 'docs/a.mdx');
		vi.advanceTimersByTime(5000);
		progress.end();
		expect(written).toEqual([]);
	});
});
