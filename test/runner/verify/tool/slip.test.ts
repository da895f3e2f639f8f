import { describe, expect, test } from 'vitest';
import { slipOf } from '../../../../runner/verify/tool/slip.ts';

const installed = ['kubectl', 'docker', 'python3', 'mkdir', 'perror', 'sysctl', 'reset', 'find', 'egrep'];

describe('a slip in the name of a program', () => {
	test.each([
		['kubectll', 'kubectl'],
		['kubetcl', 'kubectl'],
		['kubctl', 'kubectl'],
		['dcoker', 'docker'],
		['dockeer', 'docker'],
		['mkdri', 'mkdir'],
	])('%s is %s', (name, expected) => {
		expect(slipOf(name, installed)).toBe(expected);
	});

	test.each(['kubectx', 'python', 'error', 'eksctl', '--reset', 'Found', 'fin', 'ngrep', 'docker-machine', 'mkdir2'])(
		'%s is a name of its own',
		(name) => {
			expect(slipOf(name, installed)).toBeUndefined();
		},
	);
});
