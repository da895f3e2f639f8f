import type { SandboxContract } from '../../plugins/remark-runbook/index.ts';
import { formatDuration } from '../../plugins/remark-runbook/language.ts';
import { openSession } from '../execute/session/index.ts';
import type { Session, SessionResult } from '../execute/session/index.ts';
import type { SandboxOptions } from './options.ts';
import { SandboxError } from './sandboxError.ts';
import type { SandboxReason } from './sandboxError.ts';

/** The exit status by which test programs of many kinds say that they were skipped. */
const unavailableStatus = 77;
/** Lines of output that a failure shows. */
const shownLines = 15;

/** The sandbox that a script is of. */
export interface Surroundings {
	contract: SandboxContract;
	options: SandboxOptions;
	directory: string;
}

/** A script that was run. Its processes live on until the session is closed. */
export interface Script {
	session: Session;
	stdout: string;
	/** Why it failed, where it did. */
	failure: SandboxError | undefined;
}

/** Runs a script in the sandbox's directory, up to its EXIT trap. */
export async function runScript(
	name: 'setup' | 'teardown',
	text: string,
	{
		contract,
		options,
		directory,
		env,
		signal,
	}: Surroundings & { env: Record<string, string>; signal?: AbortSignal | undefined },
): Promise<Script> {
	const session = await openSession({ cwd: directory, env: { ...options.env, ...env } });
	const limits = { timeoutMs: contract.timeout, signal, onOutput: options.onOutput };
	const result = await session.run(text, limits);
	// With a note the shell has ended already.
	if (result.ended === 'exited' && !result.note) await session.run('exit', limits);
	return { session, stdout: result.stdout.text, failure: describeFailure(name, result, contract.timeout) };
}

function describeFailure(name: string, result: SessionResult, timeoutMs: number): SandboxError | undefined {
	const how = howItFailed(result, timeoutMs);
	if (how === undefined) return undefined;
	const said = (result.stderr.text.trim() || result.stdout.text.trim()).split('\n').slice(-shownLines).join('\n');
	return new SandboxError(
		`the sandbox's ${name} ${how}`,
		said === '' ? 'It printed nothing.' : said,
		reasonOf(name, result),
		result.stdout.text,
	);
}

function reasonOf(name: string, { ended, exit }: SessionResult): SandboxReason {
	if (ended === 'interrupted') return 'interrupted';
	return name === 'setup' && ended === 'exited' && exit === unavailableStatus ? 'unavailable' : 'failed';
}

function howItFailed(result: SessionResult, timeoutMs: number): string | undefined {
	switch (result.ended) {
		case 'exited':
			if (result.exit === unavailableStatus) return 'lacks something on this machine';
			return result.exit === 0 ? undefined : `failed with ${result.signal ?? `exit ${result.exit}`}`;
		case 'timeout':
			return `did not end within ${formatDuration(timeoutMs)}`;
		case 'interrupted':
			return 'was interrupted';
		case 'syntax-error':
			return `is no valid bash at its line ${result.syntaxError?.line}: ${result.syntaxError?.message}`;
		case 'session-lost':
			return `could not be followed to its end: ${result.note}`;
	}
}
