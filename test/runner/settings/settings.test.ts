import { describe, expect, test } from 'vitest';
import { configSchema } from '../../../runner/settings/schema.ts';
import type { RunbookConfig } from '../../../runner/settings/schema.ts';
import { createSettings } from '../../../runner/settings/settings.ts';
import type { Settings } from '../../../runner/settings/settings.ts';

function settings(config: RunbookConfig): Settings {
	return createSettings({ config: configSchema.parse(config), directory: '/project' });
}

describe('the severity of a rule', () => {
	const { of, isOff } = settings({
		rules: { risk: 'off', 'risk/secret': 'error' },
		overrides: [
			{ files: ['docs/**'], rules: { risk: 'warning' } },
			{ files: ['docs/old.md'], rules: { 'risk/secret': 'info' } },
		],
	});

	test.each([
		['risk/secret', '/project/a.md', 'error'],
		['risk/broad-kill', '/project/a.md', 'off'],
		['risk/broad-kill', '/project/docs/a.md', 'warning'],
		['risk/secret', '/project/docs/a.md', 'warning'],
		['risk/secret', '/project/docs/old.md', 'info'],
		['reference/link', '/project/a.md', undefined],
	] as const)('%s in %s is %s', (rule, document, expected) => {
		expect(of(rule, document)).toBe(expected);
	});

	test('areas can be off as well', () => {
		expect([isOff('risk', '/project/a.md'), isOff('risk', '/project/docs/a.md')]).toEqual([true, false]);
	});
});

test('ignored documents are named by globs from the configuration', () => {
	const { isIgnored } = settings({ ignore: ['docs/archive/**', '*.mdx'] });
	expect(isIgnored('/project/docs/archive/.old/a.md')).toBe(true);
	expect(isIgnored('/project/a.mdx')).toBe(true);
	expect(isIgnored('/project/docs/a.mdx')).toBe(false);
	expect(isIgnored('/other/docs/archive/a.md')).toBe(false);
});
