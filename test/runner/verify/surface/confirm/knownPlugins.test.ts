import { expect, it } from 'vitest';
import { isKnownPlugin, looksOnPath } from '../../../../../runner/verify/surface/confirm/knownPlugins.ts';

it.each([
	['docker', 'compose', true, false],
	['docker', 'composee', false, false],
	['git', 'lfs', true, true],
	['kubectl', 'neat', true, true],
])('%s %s: known as a plugin %s, looked for on PATH %s', (tool, command, known, onPath) => {
	expect(isKnownPlugin(tool, command)).toBe(known);
	expect(looksOnPath(tool)).toBe(onPath);
});
