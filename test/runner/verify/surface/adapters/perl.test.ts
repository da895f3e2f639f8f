import { beforeEach, describe, expect, it } from 'vitest';
import { requireSandbox } from '../../../../support/requireSandbox.ts';
import { requireTool } from '../../../../support/requireTool.ts';
import { summary } from '../checking.ts';
import { checkFixture } from '../fixtureTool.ts';

beforeEach((context) => {
	requireSandbox(context, 'asks programs in a sandbox');
	requireTool(context, 'perl', 'runs scripts in Perl');
});

describe('Getopt::Long, read where it is called', () => {
	it.each([
		['getopt.pl -vvn 3 --output=x a.txt', 'verified'],
		['getopt.pl --no-color --nocolor --verb', 'verified'],
		['getopt.pl --level --lines 7', 'verified'],
		['getopt.pl --lines', 'error surface/missing-value --lines'],
		['getopt.pl --line many', 'error surface/bad-value many'],
		['getopt.pl --verbosity', 'error surface/unknown-flag --verbosity'],
		['getopt.pl -vx', 'error surface/unknown-flag -vx'],
		['getopt.pl --lo', 'error surface/unknown-flag --lo'],
		['loosegetopt.pl --quick --anything', 'unknown'],
	])('%s: %s', async (text, expected) => {
		expect(summary(await checkFixture(text), text)).toBe(expected);
	});
});
