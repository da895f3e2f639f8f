import { beforeEach, describe, expect, it } from 'vitest';
import { requireSandbox } from '../../../../support/requireSandbox.ts';
import { summary } from '../checking.ts';
import { checkFixture } from '../fixtureTool.ts';

async function told(text: string): Promise<string> {
	return summary(await checkFixture(text), text);
}

beforeEach((context) => void requireSandbox(context, 'asks programs in a sandbox'));

describe('commander, read where it starts to parse', () => {
	it.each([
		['commander.cjs -c a deploy production --format json --color auto', 'verified'],
		['commander.cjs ship production --no-cache --config=x', 'verified'],
		['commander.cjs sync --all', 'verified'],
		['commander.cjs exec --whatever x', 'unknown'],
		['commander.cjs help deploy', 'verified'],
		['commander.cjs depoy production', 'error surface/unknown-subcommand depoy'],
		['commander.cjs deploy production --formats json', 'error surface/unknown-flag --formats'],
		['commander.cjs deploy production --format yaml', 'error surface/bad-value yaml'],
		['commander.cjs deploy production --color maybe', 'error surface/bad-value maybe'],
		['commander.cjs deploy production --cache', 'error surface/unknown-flag --cache'],
		['commander.cjs deploy production --all', 'error surface/unknown-flag --all'],
		['commander.cjs deploy production now', 'error surface/extra-argument now'],
		['commander.cjs deploy production --config', 'error surface/missing-value --config'],
		['commander.cjs deploy', 'error surface/missing-argument deploy'],
		['commander.cjs sign a.txt --key k', 'verified'],
		['commander.cjs sign a.txt', 'error surface/missing-argument sign'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('yargs, read where it shows its help', () => {
	it.each([
		['yargs.mjs deploy web --dryRun --no-dry-run -c x', 'verified'],
		['yargs.mjs deploy web --format=json', 'verified'],
		['yargs.mjs sync --all', 'verified'],
		['yargs.mjs sync --show', 'verified'],
		['yargs.mjs sync --show html', 'error surface/bad-value html'],
		['yargs.mjs depoy web', 'error surface/unknown-subcommand depoy'],
		['yargs.mjs deploy web --dry', 'error surface/unknown-flag --dry'],
		['yargs.mjs deploy web --format yaml', 'error surface/bad-value yaml'],
		['yargs.mjs sign --key k', 'verified'],
		['yargs.mjs sign', 'error surface/missing-argument sign'],
		['yargs.mjs deploy --dry-run', 'error surface/missing-argument deploy'],
		['yargs.mjs sync --dry-run', 'error surface/unknown-flag --dry-run'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('cac, read where it starts to parse', () => {
	it.each([
		['cac.mjs --port 80 web', 'verified'],
		['cac.mjs build --out-dir x --config y', 'verified'],
		['cac.mjs --minify', 'error surface/unknown-flag --minify'],
		['cac.mjs copy a', 'verified'],
		['cac.mjs copy', 'error surface/missing-argument copy'],
		['cac.mjs build --out x', 'error surface/unknown-flag --out'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that runs a file with the options behind it', () => {
	it.each([
		['script.mjs -w main.ts --port 80', 'verified'],
		['script.mjs --config x main.ts', 'verified'],
		['script.mjs --confg x main.ts', 'warning surface/unknown-flag --confg'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('cac with class fields, which no assignment makes', () => {
	it.each([
		['fields.mjs build --watch', 'verified'],
		['fields.mjs b -w --config x', 'verified'],
		['fields.mjs serve --port 80', 'verified'],
		['fields.mjs serve --watch', 'error surface/unknown-flag --watch'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a help that is whole in its longer form only, which no pipe holds', () => {
	it.each([
		['verbose.cjs --mode x --zone-1400 y --zebra', 'verified'],
		['verbose.cjs --no-zebra --zone-7=y', 'verified'],
		['verbose.cjs --zone-1501 y', 'error surface/unknown-flag --zone-1501'],
		['verbose.cjs --moed x', 'error surface/unknown-flag --moed'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that tells options in camel case', () => {
	it.each([
		['camel.cjs --file x --watch', 'verified'],
		['camel.cjs --out-file x', 'error surface/unknown-flag --out-file'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('util.parseArgs, read where it is called', () => {
	it.each([
		['parseargs.mjs -o x --watch y', 'verified'],
		['parseargs.mjs --out x', 'error surface/unknown-flag --out'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('oclif, read from the manifest', () => {
	it.each([
		['crates config set A=b -a web --no-wait', 'verified'],
		['crates config:put A=b --format json', 'verified'],
		['crates run anything --goes', 'unknown'],
		['crates config sett A=b', 'error surface/unknown-subcommand sett'],
		['crates config set A=b --waits', 'error surface/unknown-flag --waits'],
		['crates config set A=b --format yaml', 'error surface/bad-value yaml'],
		['crates config set A=b C=d', 'error surface/extra-argument C=d'],
		['crates release v1 --channel beta', 'verified'],
		['crates release v1', 'error surface/missing-argument release'],
		['crates release --channel beta', 'error surface/missing-argument release'],
		['crates release --channel beta < version.txt', 'verified'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});
