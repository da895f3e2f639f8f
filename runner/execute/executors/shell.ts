import type { CommandFence, ShellStep } from '../../../plugins/remark-runbook/language.ts';
import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import { firstMismatch } from '../expectations.ts';
import { failureAt, lastLines } from '../failures.ts';
import type { SessionResult } from '../session/index.ts';
import { defaultTimeouts } from '../timeouts.ts';
import type { Executor } from './executor.ts';

/** Runs the command in the document's session and holds its exit status and outputs against the document. */
export const executeShell: Executor<'shell'> = async (step, planned, context) => {
	if (step.background) return (await import('./background.ts')).startBackground(step, planned, context);
	const timeoutMs = step.follow ?? step.attributes.timeout ?? defaultTimeouts.shell;
	const session = await context.session(step.attributes.target);
	const result = await session.run(planned.command ?? '', {
		timeoutMs,
		signal: context.signal,
		onOutput: (stream, text) => context.emit({ type: 'step-output', id: step.id, stream, text }),
		serial: step.attributes.serial,
		accept: (one) => attemptOf(one).status === 'passed',
	});
	if (result.note) context.emit({ type: 'step-note', id: step.id, text: result.note });
	return ofHosts(attemptOf(result), result, step);

	function attemptOf(one: SessionResult): Attempt {
		if (step.follow !== undefined && one.ended === 'timeout') return judgeOutputs(step, one, context);
		return unfinished(one, step.command, timeoutMs) ?? judge(step, one, context);
	}
};

/** Names the host that failed; a capture needs one answer of all. */
function ofHosts(attempt: Attempt, { host, stdout, differing }: SessionResult, step: ShellStep): Attempt {
	if (host === undefined || attempt.status === 'interrupted') return attempt;
	if (attempt.status === 'failed') {
		return { ...attempt, failure: { ...attempt.failure, message: `${host}: ${attempt.failure.message}` } };
	}
	if (!differing || step.captures.length === 0) return attempt;
	const failure = failureAt(step.command, {
		ruleId: 'output/mismatch',
		message: `${host} and ${differing.host} gave different answers, and ${step.captures[0]?.name} can hold only one`,
		diff: [`${host}: ${stdout.text.trimEnd()}`, `${differing.host}: ${differing.stdout.text.trimEnd()}`],
		hint: 'Capture from a target with one host.',
	});
	return { status: 'failed', exit: attempt.exit, failure };
}

/** An attempt that did not come to an exit status of its own; undefined where it did. */
export function unfinished(result: SessionResult, fence: CommandFence, timeoutMs: number): Attempt | undefined {
	switch (result.ended) {
		case 'exited':
			return undefined;
		case 'interrupted':
			return { status: 'interrupted' };
		case 'timeout':
			return failed(
				fence,
				'output/timeout',
				`did not end within ${formatDuration(timeoutMs)}; it was ended with all its processes`,
				{
					hint: 'Raise the limit with timeout=…, or find out what it waits for.',
					diff: lastLines(result.stderr.text),
				},
			);
		case 'syntax-error': {
			const offset = Math.max(0, (result.syntaxError?.line ?? 1) - 1);
			const failure = failureAt(
				fence,
				{ ruleId: 'shell/syntax', message: `bash can't parse this: ${result.syntaxError?.message ?? 'syntax error'}` },
				offset,
			);
			return { status: 'failed', failure };
		}
		case 'session-lost':
			return failed(
				fence,
				'output/session-lost',
				result.note ?? 'the shell session was lost before the command ended',
				{
					diff: lastLines(result.stderr.text),
				},
			);
	}
}

function judge(step: ShellStep, result: SessionResult, context: ExecutionContext): Attempt {
	const exit = result.exit ?? -1;
	if (!step.exit.includes(exit)) {
		const expected = step.exit.join(' or ');
		const failure = failureAt(step.command, {
			ruleId: 'output/exit',
			message: `exit ${exit}${result.signal ? ` (${result.signal})` : ''}, expected ${expected}`,
			diff: lastLines(result.stderr.text || result.stdout.text),
		});
		return { status: 'failed', exit, failure };
	}
	return judgeOutputs(step, result, context);
}

/** Also of a stream that was ended after its time: what it said until then counts. */
function judgeOutputs(step: ShellStep, result: SessionResult, context: ExecutionContext): Attempt {
	const { exit, stdout, stderr } = result;
	const mismatch = firstMismatch(step.output, { stdout: stdout.text, stderr: stderr.text }, context.knowledge);
	if (mismatch) return { status: 'failed', exit, failure: mismatch };
	const answers = { stdout: stdout.text.replace(/\n+$/, ''), stderr: stderr.text.replace(/\n+$/, '') };
	return { status: 'passed', exit, answer: answers.stdout, answers, incomplete: stdout.truncated };
}

function failed(
	fence: CommandFence,
	ruleId: `output/${string}`,
	message: string,
	more: { hint?: string; diff?: string[] },
): Attempt {
	return { status: 'failed', failure: failureAt(fence, { ruleId, message, ...more }) };
}
