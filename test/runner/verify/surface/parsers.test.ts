import { beforeEach, describe, expect, it } from 'vitest';
import { requireSandbox } from '../../../support/requireSandbox.ts';
import { summary } from './checking.ts';
import { checkFixture, requireInterpreter } from './fixtureTool.ts';

async function told(text: string): Promise<string> {
	return summary(await checkFixture(text), text);
}

beforeEach((context) => void requireSandbox(context, 'asks programs in a sandbox'));
beforeEach(requireInterpreter);

describe('a parser that refuses by name', () => {
	it.each([
		['strict --mode=fast --size 7', 'verified'],
		['strict --hidden', 'verified'],
		['strict --mod=fast', 'error surface/unknown-flag --mod'],
		['strict --mode=faast', 'error surface/bad-value faast'],
		['strict --size seven', 'error surface/bad-value seven'],
		['strict --mode="$MODE" --size <n>', 'verified'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});

	it('tells what the parser said, how it was asked, and the right spelling', async () => {
		const { problems } = await checkFixture('strict --mod=fast');
		expect(problems[0]).toMatchObject({
			message: '`strict` has no option `--mod`.',
			hint: 'Did you mean `--mode`?',
			fix: '--mode',
			evidence: [
				{ layer: 'parser', witness: 'strict: unknown option --mod (try --help)', probe: ['strict', '--mod', '--help'] },
			],
		});
	});
});

describe('a parser that refuses in several ways', () => {
	it.each([
		['suggests status', 'verified'],
		['suggests initialise', 'error surface/unknown-subcommand initialise'],
		['suggests stauts', 'error surface/unknown-subcommand stauts'],
		['suggests ./init', 'verified'],
		['suggests init.json', 'verified'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a parser that refuses values without naming them', () => {
	it.each([
		['scopes -s base -k ZONE', 'verified'],
		['scopes -s subtree', 'verified'],
		['scopes -s everything', 'error surface/bad-value everything'],
		['scopes -k PLACE', 'error surface/bad-value PLACE'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});

	it('is understood through its colours', async () => {
		const { problems } = await checkFixture('scopes --louder');
		expect(problems[0]?.evidence[0]?.witness).toBe('Error: invalid option: --louder');
	});
});

describe('commands of several words, listed whole', () => {
	it.each([
		['phrases create x', 'verified'],
		['phrases cp a b', 'verified'],
		['phrases --conf f map a', 'verified'],
		['phrases snap create a', 'verified'],
		['phrases snap add a', 'verified'],
		['phrases snap ls a', 'verified'],
		['phrases snap limit clear a', 'verified'],
		['phrases snap creat a', 'warning surface/unknown-subcommand creat'],
		['phrases snap limit cleer a', 'warning surface/unknown-subcommand cleer'],
		['phrases snip create a', 'warning surface/unknown-subcommand snip'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that says little of the words', () => {
	it.each([
		// It only repeats them.
		['echoes list --no-color', 'unknown'],
		// It misses a value, which known flags may as well.
		['wants -I proto -o x a.proto', 'verified'],
		['wants --include_path=proto a.proto', 'verified'],
		// One help for all commands, whose options go to another program.
		['passes log --oneline', 'unknown'],
		['passes -C x log', 'verified'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that tells its commands only when it is asked for help', () => {
	it.each([
		['tells configtest -k', 'verified'],
		['tells config-test', 'error surface/unknown-subcommand config-test'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a command that the help does not list', () => {
	it.each([
		['hidden remove --force x', 'verified'],
		['hidden rm --force x', 'verified'],
		['hidden rm --forced x', 'error surface/unknown-flag --forced'],
		['hidden rn --force x', 'error surface/unknown-subcommand rn'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a refusal that names no word', () => {
	it('is no witness where a known option meets it as well', async () => {
		const { problems } = await checkFixture('grumbles --most');
		expect(problems[0]?.evidence.map(({ layer }) => layer)).toEqual(['help', 'source']);
		expect(await told('grumbles --all')).toBe('verified');
	});
});

describe('commands of two words', () => {
	it.each([
		['groups check config a.yml', 'verified'],
		['groups query range http://localhost', 'verified'],
		['groups check configs a.yml', 'error surface/unknown-subcommand configs'],
		['groups cheque config a.yml', 'error surface/unknown-subcommand cheque'],
		['objects qdisc show dev eth0', 'verified'],
		['objects -t con up eth0', 'verified'],
		['objects qdisc remove-it dev eth0', 'error surface/unknown-subcommand remove-it'],
		['objects con upp eth0', 'error surface/unknown-subcommand upp'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that misses something of its surroundings', () => {
	it('refuses no word by that', async () => {
		const { problems } = await checkFixture('sources -z');
		expect(problems.flatMap(({ evidence }) => evidence).map(({ layer }) => layer)).not.toContain('parser');
	});
});

describe('a program in Node whose settings have parts', () => {
	it.each([
		['dotted.js --check --no-git.push', 'verified'],
		['dotted.js --checks', 'error surface/unknown-flag --checks'],
		// `told` stands in the source, but is no option there.
		['dotted.js --told', 'error surface/unknown-flag --told'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program in Node that prints its help first', () => {
	it.each([
		['yargs.js --no-push --dryRun', 'verified'],
		['yargs.js --format json --push', 'verified'],
		['yargs.js --format=yaml', 'error surface/bad-value yaml'],
		['yargs.js --pushes', 'error surface/unknown-flag --pushes'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that only prints its help', () => {
	it('is one witness: a warning, with no fix', async () => {
		const { problems } = await checkFixture('lenient --al');
		expect(problems).toMatchObject([
			{ severity: 'warning', hint: 'Did you mean `--all`?', evidence: [{ layer: 'help' }] },
		]);
		expect(problems[0]?.fix).toBeUndefined();
	});

	it.each(['lenient -ab', 'lenient --brief x'])('%s is known', async (text) => {
		expect(await told(text)).toBe('verified');
	});
});

describe('argparse, read from the parser itself', () => {
	it.each([
		['parser.py --config a deploy --replicas 3 production', 'verified'],
		['parser.py ship --color=never --hosts a b -- staging', 'verified'],
		['parser.py deploy --repl 3 staging', 'verified'],
		['parser.py exec ls --whatever', 'verified'],
		['parser.py depoy staging', 'error surface/unknown-subcommand depoy'],
		['parser.py deploy --replica-count 3 staging', 'error surface/unknown-flag --replica-count'],
		['parser.py deploy --replicas many staging', 'error surface/bad-value many'],
		['parser.py deploy --color=always staging', 'error surface/bad-value always'],
		['parser.py deploy --config x staging', 'error surface/unknown-flag --config'],
		['parser.py deploy prod', 'error surface/bad-value prod'],
		['parser.py deploy staging now', 'error surface/extra-argument now'],
		['parser.py deploy staging --replicas', 'error surface/missing-value --replicas'],
		['parser.py deploy --replicas 3', 'error surface/missing-argument deploy'],
		['parser.py deploy --help', 'verified'],
		['parser.py deploy $TARGETS', 'verified'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('argparse whose commands have parsers of their own', () => {
	it.each([
		['stages.py try --timeout 30', 'verified'],
		['stages.py get ethernets', 'verified'],
		['stages.py tri --timeout 30', 'error surface/unknown-subcommand tri'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('argparse whose commands are filled when they are called', () => {
	it.each([
		['late.py status --wait all', 'verified'],
		['late.py clean', 'verified'],
		['late.py status --waits', 'error surface/unknown-flag --waits'],
		['late.py clean --wait', 'error surface/unknown-flag --wait'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('optparse', () => {
	it.each([
		['options.py -v --level 3 x', 'verified'],
		['options.py', 'warning surface/missing-argument options.py'],
		['options.py --levels 3', 'error surface/unknown-flag --levels'],
		['options.py --format=yaml', 'error surface/bad-value yaml'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that looks for plugins', () => {
	it.each([
		['plugins.py --maxfail 2 a', 'verified'],
		['plugins.py --cov=x a', 'unknown'],
		['plugins.py -n 4', 'unknown'],
		['plugins.py --files x', 'unknown'],
		['plugins.py --maxfails 2 a', 'error surface/unknown-flag --maxfails'],
		['plugins.py --verbosely a', 'warning surface/unknown-flag --verbosely'],
		['plugins.py --verbos3 a', 'error surface/unknown-flag --verbos3'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});
