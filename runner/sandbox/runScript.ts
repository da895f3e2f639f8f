import { formatDuration } from '../../plugins/remark-runbook/index.ts';
import { openSession } from '../execute/session/index.ts';
import type { RunOptions, Session, SessionResult } from '../execute/session/index.ts';
import { SandboxError } from './sandboxError.ts';

/** Lines of output that a failure shows. */
const shownLines = 15;

interface ScriptOptions extends RunOptions {
	name: 'setup' | 'teardown';
	cwd: string;
	env: Record<string, string | undefined>;
}

/** A script that was run. Its processes live on until the session is closed. */
export interface Script {
	session: Session;
	stdout: string;
	/** Why it failed, where it did. */
	failure: SandboxError | undefined;
}

export async function runScript(text: string, { name, cwd, env, ...options }: ScriptOptions): Promise<Script> {
	const session = await openSession({ cwd, env });
	const result = await session.run(text, options);
	return { session, stdout: result.stdout.text, failure: describeFailure(name, result, options) };
}

function describeFailure(name: string, result: SessionResult, options: RunOptions): SandboxError | undefined {
	const how = howItFailed(result, options);
	if (how === undefined) return undefined;
	const said = (result.stderr.text.trim() || result.stdout.text.trim()).split('\n').slice(-shownLines).join('\n');
	return new SandboxError(
		`the sandbox's ${name} ${how}`,
		said === '' ? 'It printed nothing.' : said,
		result.ended === 'interrupted',
	);
}

function howItFailed(result: SessionResult, { timeoutMs }: RunOptions): string | undefined {
	switch (result.ended) {
		case 'exited':
			return result.exit === 0 ? undefined : `failed with ${result.signal ?? `exit ${result.exit}`}`;
		case 'timeout':
			return `did not end within ${formatDuration(timeoutMs ?? 0)}`;
		case 'interrupted':
			return 'was interrupted';
		case 'syntax-error':
			return `is no valid bash at its line ${result.syntaxError?.line}: ${result.syntaxError?.message}`;
		case 'session-lost':
			return `could not be followed to its end: ${result.note}`;
	}
}
