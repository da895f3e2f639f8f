import { beforeEach, describe, expect, it } from 'vitest';
import { requireSandbox } from '../../../support/requireSandbox.ts';
import { summary } from './checking.ts';
import { checkFixture } from './fixtureTool.ts';

async function told(text: string): Promise<string> {
	return summary(await checkFixture(text), text);
}

beforeEach((context) => void requireSandbox(context, 'asks programs in a sandbox'));

describe('a parser that shows its help whatever else stands there', () => {
	it.each([
		['helpfirst --write --style=tab src', 'verified'],
		['helpfirst --writ src', 'error surface/unknown-flag --writ'],
		['helpfirst --staged src', 'error surface/unknown-flag --staged'],
		['helpfirst --style=tabs src', 'error surface/bad-value tabs'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a name that means something else in a pattern', () => {
	it.each([
		['sum++ --wide numbers', 'verified'],
		['sum++ --wid3 numbers', 'error surface/unknown-flag --wid3'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a word that is looked for as a file', () => {
	it.each([
		['mover up', 'verified'],
		['mover sideways', 'verified'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that does not talk to root, or to nobody else', () => {
	it.each([
		['humble --keep notes', 'verified'],
		['humble --kepp notes', 'error surface/unknown-flag --kepp'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});

	it('proud --kepp notes: is asked as root by root alone', async () => {
		const expected = process.getuid?.() === 0 ? 'error surface/unknown-flag --kepp' : 'unknown';
		expect(await told('proud --kepp notes')).toBe(expected);
	});
});

describe('commands in a list with signs', () => {
	it.each([
		['lister build -j 4', 'verified'],
		['lister rebild', 'error surface/unknown-subcommand rebild'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that takes settings as options, and serves', () => {
	const second = { milliseconds: 1000, patience: 2, bytes: 100_000 };

	it.each([
		['serves --append yes', 'verified'],
		['serves --socket /run/x', 'verified'],
		['serves --apend yes', 'error surface/unknown-flag --apend'],
	])('%s: %s', async (text, expected) => {
		expect(summary(await checkFixture(text, second), text)).toBe(expected);
	});
});

describe('what stands before an option', () => {
	it.each([
		['tasks build --tests Some', 'verified'],
		['tasks build --no-deamon', 'warning surface/unknown-flag --no-deamon'],
		['tasks --tests Some', 'error surface/unknown-flag --tests'],
		['diary --file notes.txt --daily', 'verified'],
		['diary --file notes.txt --dayly', 'error surface/unknown-flag --dayly'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that opens its log first', () => {
	it.each([
		['notes add milk', 'verified'],
		['notes ad milk', 'error surface/unknown-subcommand ad'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('commands that only a list of the tool names', () => {
	it.each([
		['rooms add --quiet blue', 'verified'],
		['rooms room use blue', 'verified'],
		['rooms room enter blue', 'error surface/unknown-subcommand enter'],
		['rooms rom use blue', 'error surface/unknown-subcommand rom'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a word that may be an operand or a command', () => {
	it.each([
		['cac.mjs web --port 80', 'verified'],
		['cac.mjs biuld web', 'warning surface/unknown-subcommand biuld'],
		['cac.mjs buildings', 'verified'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a program that starts itself for a user of its own', () => {
	it.each([
		['worker reset', 'verified'],
		['worker exec', 'verified'],
		['worker resets', 'error surface/unknown-subcommand resets'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('a word that may be a value or an option', () => {
	it.each([
		['modes -e --nodeps name', 'verified'],
		['modes -e --no-dependencies name', 'error surface/unknown-flag --no-dependencies'],
		['single -d out a.x', 'verified'],
		['single -dout a.x', 'verified'],
		['single -destination out a.x', 'error surface/unknown-flag -destination'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('options that the help does not show', () => {
	it.each([
		['runs build --production', 'unknown'],
		['runs build --quite', 'error surface/unknown-flag --quite'],
		['runs --production', 'error surface/unknown-flag --production'],
		['loose.cjs --preRelease=beta', 'unknown'],
		['loose.cjs --preReleas=beta', 'error surface/unknown-flag --preReleas'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});
