import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Contract, Input } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { secretVariable } from '../plan/inputs.ts';

export interface SecretSources {
	/** Paths of `--input-file`, absolute. */
	files: ReadonlyMap<string, string>;
	env: Readonly<Record<string, string | undefined>>;
	/** Where the document's own sources may be asked; none in a sandbox, which is no place for real secrets. */
	own: { documentPath: string; workspace: string; signal: AbortSignal } | undefined;
}

type SecretInput = Extract<Input, { type: 'secret' }>;

/** The secret inputs that have a source: files given by the operator, then what the document names. */
export async function readSecrets(contract: Contract, sources: SecretSources): Promise<Map<string, string>> {
	const secrets = new Map<string, string>();
	for (const [name, input] of Object.entries(contract.inputs)) {
		if (input.type !== 'secret') continue;
		const secret = await readSecret(name, input, sources);
		if (secret !== undefined) secrets.set(name, secret);
	}
	return secrets;
}

/** Secrets that steps yield, where the operator gives them instead. */
export async function readSecretCaptures(
	names: ReadonlySet<string>,
	sources: SecretSources,
): Promise<Map<string, string>> {
	const secrets = new Map<string, string>();
	for (const name of names) {
		const secret = await readSecret(name, { type: 'secret' }, sources);
		if (secret !== undefined) secrets.set(name, secret);
	}
	return secrets;
}

async function readSecret(name: string, input: SecretInput, sources: SecretSources): Promise<string | undefined> {
	const { files, env, own } = sources;
	const variable = secretVariable(name, input);
	const given = files.get(name);
	if (given !== undefined) return readValueFile(name, given, `--input-file ${name}`);
	if (env[variable] !== undefined) return env[variable];
	const file = env[`${variable}_FILE`];
	if (file !== undefined) return readValueFile(name, path.resolve(file), `${variable}_FILE`);
	if (own && input.file !== undefined)
		return readValueFile(name, absolutePath(input.file, own.documentPath, env['HOME']), 'its file');
	return own && input.command !== undefined ? runCommand(name, input.command, sources, own) : undefined;
}

/** The text of a file that holds one value, without the line end that editors add. */
export async function readValueFile(name: string, file: string, source: string): Promise<string> {
	try {
		const bytes = await readFile(file);
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
	} catch (error) {
		const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
		const why = reason === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not valid UTF-8' : reason;
		throw new UserError(`input ${name}: ${source} can't be read: ${file} (${why})`);
	}
}

function absolutePath(file: string, documentPath: string, home: string | undefined): string {
	if (file === '~' || file.startsWith('~/')) return path.join(home ?? homedir(), file.slice(1));
	return path.resolve(path.dirname(documentPath), file);
}

const limitMs = 60_000;

/** Runs where the document's steps will, with the same end for all its processes. */
async function runCommand(
	name: string,
	command: string,
	{ env }: SecretSources,
	{ workspace, signal }: NonNullable<SecretSources['own']>,
): Promise<string> {
	const { openSession } = await import('../execute/session/index.ts');
	const session = await openSession({ cwd: workspace, env: { ...env } });
	try {
		const result = await session.run(command, { timeoutMs: limitMs, signal });
		if (result.ended === 'exited' && result.exit === 0 && !result.stdout.truncated)
			return result.stdout.text.replace(/\r?\n$/, '');
		const how = result.ended === 'exited' ? `exit ${result.exit}` : (result.syntaxError?.message ?? result.ended);
		const said = result.stderr.text.trimEnd().split('\n').slice(-5).join('\n');
		throw new UserError(`input ${name}: its command failed (${how}): ${command}`, said === '' ? undefined : said);
	} finally {
		await session.close();
	}
}
