import { describe, expect, it } from 'vitest';
import { paragraphOf } from '../../../../../runner/verify/surface/man/paragraph.ts';

const manual = [
	'  -a, --all',
	'everything',
	' --level=<low|high>',
	' -l',
	'how: low, or',
	'high',
	' --last',
	'end',
].join('\n');

describe('the part of a manual on one option', () => {
	it('goes up to the next option, and takes several spellings of one', () => {
		expect(paragraphOf(manual, ['--level', '-l'])).toBe(' --level=<low|high>\n -l\nhow: low, or\nhigh');
	});

	it('is empty where the manual has no such option', () => {
		expect(paragraphOf(manual, ['--lev'])).toBe('');
	});
});
