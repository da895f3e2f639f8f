import { describe, expect, it } from 'vitest';
import { flagsIn } from '../../../../../runner/verify/surface/man/roff.ts';

describe('flags in a man page', () => {
	it.each([
		['man macros', '.TP\n\\fB\\-f\\fR, \\fB\\-\\-file\\fR=\\fIFILE\\fR\nreads it', ['-f', '--file']],
		['mdoc', '.It Fl n Ar count\n.Op Fl 46AaC\n.Fl -quiet', ['-n', '-4', '-A', '--quiet']],
		['optional parts', '.PP\n\\-\\-[no\\-]verify', ['--verify', '--no-verify']],
		['escaped hyphens', '.B \\-\\-no\\-clobber', ['--no-clobber']],
	])('reads %s', (_, source, flags) => {
		expect([...flagsIn(source)]).toEqual(expect.arrayContaining(flags));
	});

	it('takes no comment and no hyphenated word for a flag', () => {
		const flags = flagsIn('.\\" --commented\na well-known thing');
		expect(flags.has('--commented')).toBe(false);
		expect(flags.has('-known')).toBe(false);
	});
});
