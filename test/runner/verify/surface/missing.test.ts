import { beforeEach, describe, expect, it } from 'vitest';
import { leastOperands } from '../../../../runner/verify/surface/help/leastOperands.ts';
import { synopsisOf } from '../../../../runner/verify/surface/man/synopsis.ts';
import { requireSandbox } from '../../../support/requireSandbox.ts';
import { summary } from './checking.ts';
import { checkFixture, requireInterpreter } from './fixtureTool.ts';

describe('the operands that a usage asks for', () => {
	it.each([
		['tool [OPTIONS] <TEMPLATE> [DIR]', 1],
		['tool SOURCE... DIRECTORY', 2],
		['tool [-a [<n>]] FILE [FILE] ...', 1],
		['tool ([--no-x] | [-x <x>]) <lock file> ([--y])', 1],
		['tool [OPTIONS] [FILE]...', 0],
		['tool (-f FILE | -k DIR)', 0],
		['tool <-p|-m> [options...] <files...>', 0],
		['tool -f FILE', 0],
		['tool [-h] [-r REPOSITORY] dist [dist ...]', 1],
		['tool [-h] {add,remove} ...', 0],
		['tool COMMAND [ARGS]', 0],
		['tool <path1> <path2> ... <pathN>', 0],
		['tool file', 0],
		['tool <path> <options>', 0],
		['tool [OPTION…] SOURCE… TARGET', 2],
		['tool SCHEMA[:PATH] KEY', 2],
		['other FILE', 0],
	])('%s: %i', (line, count) => {
		expect(leastOperands([line], ['tool'])).toBe(count);
	});

	it('counts those of the form that asks for least, behind the words of the command', () => {
		expect(leastOperands(['tool disk add A B', 'tool disk add -t C D'], ['tool', 'disk', 'add'])).toBe(0);
		expect(leastOperands(['tool disk add A B', 'tool [-q] disk add C'], ['tool', 'disk', 'add'])).toBe(1);
	});

	it('reads the forms of a manual', () => {
		const text = 'NAME\n tool - x\n SYNOPSIS\n tool add [-f]\n FILE\n\n tool rm\n DESCRIPTION\n tool add nothing\n';
		expect(synopsisOf(text, ['tool', 'add'])).toEqual(['tool add [-f] FILE']);
	});
});

describe('a command that lacks what it needs', () => {
	beforeEach((context) => void requireSandbox(context, 'asks programs in a sandbox'));
	beforeEach(requireInterpreter);

	it.each([
		['needs copy a', 'verified'],
		['needs copy --force', 'verified'],
		['needs copy --help', 'verified'],
		['needs copy "$FILE"', 'verified'],
		['needs copy <file>', 'verified'],
		['needs copy < list', 'verified'],
		['needs list', 'verified'],
		['needs both', 'verified'],
		['needs', 'verified'],
		['needs size data --size 5', 'verified'],
		['needs copy', 'warning surface/missing-argument copy'],
		['needs size data', 'warning surface/missing-argument size'],
		['behind.py prune --dry-run --stats', 'verified'],
		['behind.py prune --verbosity 2', 'verified'],
		['behind.py prune --dries', 'error surface/unknown-flag --dries'],
		['behind.py sign --token x', 'verified'],
		['behind.py sign', 'error surface/missing-argument sign'],
	])('%s: %s', async (text, expected) => {
		expect(summary(await checkFixture(text), text)).toBe(expected);
	});

	it('shows its usage', async () => {
		const { problems } = await checkFixture('needs copy');
		expect(problems[0]).toMatchObject({
			message: '`needs copy` needs an argument.',
			hint: 'Its usage: `needs copy [OPTIONS] SOURCE [TARGET]`',
		});
	});
});
