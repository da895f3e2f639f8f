import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Jiti from 'jiti';
import { UserError } from '../errors/userError.ts';
import { describeConfigIssues } from './describeIssues.ts';
import { findConfig } from './findConfig.ts';
import { settingProblems } from './ruleNames.ts';
import { configSchema, defaultConfig } from './schema.ts';
import type { Config } from './schema.ts';

/** A configuration and the directory that its globs are relative to. */
export interface LoadedConfig {
	config: Config;
	directory: string;
}

interface ConfigOptions {
	/** Where the command was started. */
	cwd: string;
	/** `--config FILE`, or `false` for `--no-config`. */
	given: string | false | undefined;
}

/** Loads the project's configuration: it is the project's own code, as that of any build tool. Throws a `UserError`. */
export async function loadConfig({ cwd, given }: ConfigOptions): Promise<LoadedConfig> {
	const file = typeof given === 'string' ? path.resolve(cwd, given) : given === false ? undefined : findConfig(cwd);
	if (file === undefined) return { config: defaultConfig, directory: cwd };
	const shown = path.relative(cwd, file).split(path.sep).join('/');
	const exported = await importConfig(file, shown);
	const parsed = configSchema.safeParse(exported);
	const problems = parsed.success ? settingProblems(parsed.data) : describeConfigIssues(parsed.error, exported);
	if (!parsed.success || problems.length > 0) {
		throw new UserError(`${shown} can't be used`, problems.map((problem) => `- ${problem}`).join('\n'));
	}
	return { config: parsed.data, directory: path.dirname(file) };
}

async function importConfig(file: string, shown: string): Promise<unknown> {
	try {
		if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8')) as unknown;
		return await importModule(file);
	} catch (error) {
		const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
		throw new UserError(`${shown} can't be loaded: ${reason}`, 'It must export its settings as the default export.');
	}
}

/** Node 20 reads no TypeScript by itself, and the bundle's scripts import no modules without a warning. */
async function importModule(file: string): Promise<unknown> {
	const { createJiti } = createRequire(import.meta.url)('jiti') as typeof Jiti;
	return createJiti(import.meta.url, { fsCache: false, moduleCache: false }).import(file, { default: true });
}
