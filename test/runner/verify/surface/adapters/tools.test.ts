import { beforeEach, describe, expect, it } from 'vitest';
import { requireSandbox } from '../../../../support/requireSandbox.ts';
import { findConfinement } from '../../../../../runner/verify/confinement/findConfinement.ts';
import { requireTool } from '../../../../support/requireTool.ts';
import { createChecking, summary, temporaryDirectory } from '../checking.ts';
import { toolCases } from './tools.ts';

const check = createChecking({ cacheDirectory: temporaryDirectory('tools') });

describe.each(toolCases)('$tool: $proves', ({ tool, verified, drifted }) => {
	beforeEach((context) => void requireTool(context, tool, 'asks the real program'));

	it.each(verified)('%s', async (text) => {
		const verdict = await check(text);
		// Without one less is known, and nothing that is right is held to be wrong.
		const wanted = findConfinement() ? ['verified'] : ['verified', 'unknown'];
		expect(wanted).toContain(summary(verdict, text));
		expect(verdict.evidence.length).toBeGreaterThan(0);
	});

	it.for(Object.entries(drifted))('%s', async ([text, [word, rule = 'unknown-flag']], context) => {
		requireSandbox(context, 'asks programs in a sandbox');
		const verdict = await check(text);
		expect(summary(verdict, text)).toBe(`error surface/${rule} ${word}`);
		expect(verdict.verdict).toBe('drifted');
		expect(verdict.problems[0]?.evidence[0]?.probe?.length).toBeGreaterThan(0);
	});
});
