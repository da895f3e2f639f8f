import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../../runner/settings/loadConfig.ts';
import { UserError } from '../../../runner/errors/userError.ts';

function project(files: Record<string, string>): string {
	const root = mkdtempSync(path.join(tmpdir(), 'runbook-config-'));
	mkdirSync(path.join(root, '.git'));
	mkdirSync(path.join(root, 'sub/inner'), { recursive: true });
	for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
	return root;
}

async function complaint(text: string): Promise<string> {
	const cwd = project({ 'runbook.config.json': text });
	const error: unknown = await loadConfig({ cwd, given: undefined }).catch((reason: unknown) => reason);
	return error instanceof UserError ? `${error.message}\n${error.hint ?? ''}` : `no UserError: ${String(error)}`;
}

const typed = `import path from 'node:path';
interface Rules { [name: string]: 'off' }
const rules: Rules = { [['risk', 'secret'].join(path.posix.sep)]: 'off' };
export default { rules };`;

describe('a configuration file', () => {
	test.each([
		['runbook.config.ts', typed],
		['runbook.config.mts', typed],
		['runbook.config.mjs', `export default { rules: { 'risk/secret': 'off' } };`],
		['runbook.config.json', '{ "rules": { "risk/secret": "off" } }'],
	])('may be %s', async (name, text) => {
		const { config } = await loadConfig({ cwd: project({ [name]: text }), given: undefined });
		expect(config.rules).toEqual({ 'risk/secret': 'off' });
	});

	test('is found above the working directory, and its globs are relative to it', async () => {
		const root = project({ 'runbook.config.json': '{ "ignore": ["old/**"] }' });
		const loaded = await loadConfig({ cwd: path.join(root, 'sub/inner'), given: undefined });
		expect(loaded).toMatchObject({ directory: root, config: { ignore: ['old/**'] } });
	});

	test('above the repository belongs to another project', async () => {
		const outer = project({ 'runbook.config.json': '{ "ignore": ["x"] }' });
		mkdirSync(path.join(outer, 'sub/.git'));
		const { config } = await loadConfig({ cwd: path.join(outer, 'sub/inner'), given: undefined });
		expect(config.ignore).toEqual([]);
	});

	test('is not loaded with --no-config, and another one with --config', async () => {
		const root = project({ 'runbook.config.mjs': 'throw new Error("loaded")', 'other.json': '{ "ignore": ["x"] }' });
		expect((await loadConfig({ cwd: root, given: false })).config.ignore).toEqual([]);
		expect((await loadConfig({ cwd: root, given: 'other.json' })).config.ignore).toEqual(['x']);
		await expect(loadConfig({ cwd: root, given: undefined })).rejects.toThrow(
			"runbook.config.mjs can't be loaded: loaded",
		);
	});

	test('that does not exist is an error', async () => {
		await expect(loadConfig({ cwd: project({}), given: 'none.json' })).rejects.toThrow(UserError);
	});
});

describe('what is wrong with a configuration is named', () => {
	test.each([
		['{ "rulez": {} }', 'rulez is no setting. Did you mean rules?'],
		['{ "rules": { "risk/secrets": "off" } }', 'rules: `risk/secrets` is no rule. Did you mean `risk/secret`?'],
		['{ "rules": { "risk/secret": "warn" } }', 'rules.risk/secret is "warn". Did you mean "warning"?'],
		['{ "rules": { "language/no-steps": "off" } }', '`language/no-steps` always holds.'],
		['{ "rules": { "output": "off" } }', 'A check has no such finding.'],
		['{ "overrides": [{ "file": ["x"] }] }', 'overrides.0.file is no setting. Did you mean files?'],
		[
			'{ "overrides": [{ "files": ["x"], "rules": { "rsk": "off" } }] }',
			'overrides.0.rules: `rsk` is no rule. Did you mean `risk`?',
		],
		['{ "ignore": "docs" }', 'ignore is "docs".'],
		['[]', 'the default export is [].'],
		['{', "runbook.config.json can't be loaded"],
	])('%s', async (text, expected) => {
		expect(await complaint(text)).toContain(expected);
	});

	test('keys that every object has are no rules', async () => {
		expect(await complaint('{ "rules": { "constructor": "off" } }')).toContain('`constructor` is no rule');
	});
});
