import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Data, Requirements } from '../../../plugins/remark-runbook/language.ts';
import { formatOfPath, parseKeyPath } from '../../../plugins/remark-runbook/language.ts';
import { limitTime } from '../../limitTime.ts';
import { resolvePath } from '../../config/change/resolvePath.ts';
import { configLanguage } from '../../config/configFile.ts';

type ConfigRequirement = Requirements['config'][number];

/** Why a key of a YAML, JSON or dotenv file is not as required, or undefined where it is. */
export async function whyConfigUnfit(requirement: ConfigRequirement, workspace: string): Promise<string | undefined> {
	const { file, key } = requirement;
	let content: Data;
	try {
		content = await parseConfig(path.resolve(workspace, file));
	} catch (error) {
		return `${file} can't be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
	}
	const value = lookUp(content, key) ?? follow(content, key);
	if (value === undefined) return `${file} has no key ${key}`;
	return whyValueUnfit(value, requirement);
}

const patternLimitMs = 2000;

function whyValueUnfit(value: unknown, { file, key, equals, matches }: ConfigRequirement): string | undefined {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	if (equals !== undefined && text !== String(equals)) return `${file}: ${key} is ${text}, expected ${equals}`;
	if (matches === undefined) return undefined;
	const tested = limitTime(patternLimitMs, () => new RegExp(matches, 'u').test(text));
	if (!tested) return `${file}: ${key} took longer than 2s to compare with ${matches}`;
	if (!tested.result) return `${file}: ${key} is ${text}, which does not match ${matches}`;
	return undefined;
}

/** No settings are longer; a device or a pipe may never end. */
const maximumBytes = 2 * 1024 * 1024;

async function describe(file: string): Promise<{ size: number; isFile: boolean }> {
	const entry = await stat(file);
	return { size: entry.size, isFile: entry.isFile() };
}

/** A file of no known ending is read as YAML, which JSON is, too. */
async function parseConfig(file: string): Promise<Data> {
	const { size, isFile } = await describe(file);
	if (!isFile) throw new Error('it is no file');
	if (size > maximumBytes) throw new Error(`it has ${size} bytes; the limit is ${maximumBytes}`);
	const text = await readFile(file, 'utf8');
	const language = await configLanguage(formatOfPath(file) ?? 'yaml');
	return language.read(text.replace(/^\uFEFF/, ''))[0] ?? null;
}

/** Follows a path as `edit` steps have it: `containers[name=web].image`, `ports[0]`, `"a.b".c`. */
function follow(content: Data, key: string): Data | undefined {
	const keyPath = parseKeyPath(key);
	if ('message' in keyPath) return undefined;
	const resolved = resolvePath(content, keyPath, () => undefined);
	return resolved.found ? resolved.value : undefined;
}

/** Follows `services.web.image`; a key that itself holds dots wins where it exists. */
function lookUp(content: unknown, key: string): unknown {
	if (typeof content !== 'object' || content === null) return undefined;
	if (Object.hasOwn(content, key)) return Reflect.get(content, key);
	for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
		const head = key.slice(0, dot);
		if (Object.hasOwn(content, head)) return lookUp(Reflect.get(content, head), key.slice(dot + 1));
	}
	return undefined;
}
