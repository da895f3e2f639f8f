import { beforeEach, describe, expect, it } from 'vitest';
import { requireSandbox } from '../../../../support/requireSandbox.ts';
import { requireTool } from '../../../../support/requireTool.ts';
import { createChecking, summary, temporaryDirectory } from '../checking.ts';

const check = createChecking({ cacheDirectory: temporaryDirectory('letters') });

beforeEach((context) => {
	requireSandbox(context, 'asks programs in a sandbox');
	requireTool(context, 'ssh-add', 'reads the letters that it hands to getopt');
});

// ssh-add has no help: it wants an agent first. Its manual and the letters in its file remain.
describe('the letters that a program hands to getopt', () => {
	it.each([
		['ssh-add -l', 'verified'],
		['ssh-add -J', 'error surface/unknown-flag -J'],
	])('%s: %s', async (text, expected) => {
		expect(summary(await check(text), text)).toBe(expected);
	});
});
