import { describe, expect, test } from 'vitest';
import { readRunbook } from '../../../plugins/remark-runbook/index.ts';
import type { Runbook } from '../../../plugins/remark-runbook/index.ts';
import { parseInputPairs } from '../../../runner/plan/inputs.ts';
import { assertAllGiven, gatherKnowledge } from '../../../runner/plan/knowledge.ts';

const source = `---
title: Deploy
runbook:
  inputs:
    namespace: { type: string, pattern: "[a-z-]+", default: prod, example: staging, description: where it goes }
    replicas: { type: number, minimum: 1, maximum: 9, default: 2 }
    region: { type: choice, choices: [eu, us] }
    force: { type: boolean, default: false }
    token: { type: secret, env: DEPLOY_TOKEN }
---

:::shell[Find the sha]{#find capture=sha}
\`\`\`bash
echo {{namespace}} {{replicas}} {{region}} {{force}} {{token}}
\`\`\`
:::
`;

function runbook(): Runbook {
	const { runbook: extracted, problems } = readRunbook('deploy.mdx', source);
	if (!extracted) throw new Error(JSON.stringify(problems));
	return extracted;
}

const gather = (pairs: string[], env: Record<string, string> = {}, sandbox: Record<string, string> = {}) =>
	gatherKnowledge(runbook(), { given: parseInputPairs(pairs), sandbox, env });

describe('gatherKnowledge', () => {
	test('a given value wins over the sandbox, the sandbox over the default', () => {
		expect(gather([]).get('namespace')).toEqual({ state: 'value', value: 'prod', secret: false });
		expect(gather([], {}, { namespace: 'box' }).get('namespace')).toEqual({
			state: 'value',
			value: 'box',
			secret: false,
		});
		expect(gather(['namespace=own'], {}, { namespace: 'box' }).get('namespace')).toEqual({
			state: 'value',
			value: 'own',
			secret: false,
		});
	});

	test('a secret comes from its variable only', () => {
		expect(gather([], { DEPLOY_TOKEN: 'hush' }).get('token')).toEqual({ state: 'value', value: 'hush', secret: true });
		expect(gather([]).get('token')).toEqual({ state: 'missing' });
		expect(() => gather(['token=hush'])).toThrow("is a secret and can't be given on the command line");
	});

	test('a capture is known later, unless it is given', () => {
		expect(gather([]).get('sha')).toEqual({ state: 'later', step: 'find' });
		expect(gather(['sha=abc']).get('sha')).toEqual({ state: 'value', value: 'abc', secret: false });
	});

	test.each([
		['namespace=Prod', 'does not match [a-z-]+'],
		['namespace=prod\nevil', 'does not match'],
		['replicas=many', 'is no number'],
		['replicas=0', 'is below 1'],
		['replicas=10', 'is above 9'],
		['region=asia', 'is none of eu, us'],
		['force=yes', 'is neither true nor false'],
		['namespace=a\0b', 'NUL'],
	])('refuses %j', (pair, reason) => {
		expect(() => gather([pair])).toThrow(reason);
	});

	test('an unknown name gets the nearest one', () => {
		expect(() => gather(['namespce=x'])).toThrow('no input named "namespce"');
	});

	test('every input without a value is named at once', () => {
		expect(() => assertAllGiven(gather([]), runbook().contract)).toThrow('no value for region, token');
		expect(() => assertAllGiven(gather(['region=eu'], { DEPLOY_TOKEN: 'x7Kp' }), runbook().contract)).not.toThrow();
	});

	test('a pair without a name is refused', () => {
		expect(() => parseInputPairs(['=x'])).toThrow('has no name');
		expect(parseInputPairs(['a=b=c', 'a=d']).get('a')).toBe('d');
	});
});
