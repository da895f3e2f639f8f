import { takeCapture } from '../../plugins/remark-runbook/language.ts';
import type { Capture, Step } from '../../plugins/remark-runbook/language.ts';
import { whyNotHidden } from '../secrets/strength.ts';
import { limitTime } from '../limitTime.ts';
import type { Attempt, ExecutionContext } from './context.ts';
import type { Failure } from './events.ts';

type Passed = Extract<Attempt, { status: 'passed' }>;

/** A regular expression of the document may try more ways than there is time. */
const captureLimitMs = 2000;
const tooSlow = { fault: 'the expression took longer than 2s: it can match in too many ways, as `(a+)+` does' };

/** Takes what the step yields out of its answer; the failure where the answer does not give it. */
export function takeCaptures(step: Step, attempt: Passed, context: ExecutionContext): Failure | undefined {
	if (attempt.answer === undefined && attempt.answers === undefined && attempt.taken === undefined) return undefined;
	for (const capture of step.captures) {
		const taken = takeOne(capture, attempt);
		if ('fault' in taken) return captureFailure(capture, taken.fault);
		const { name, secret } = capture;
		const why = secret ? whyNotHidden(taken.value) : undefined;
		if (why) return captureFailure(capture, `the secret ${why}, so it can't be hidden`);
		if (secret) context.masker.add(taken.value);
		context.yieldValue(step.id, name, taken.value, secret);
	}
	return undefined;
}

function takeOne(capture: Capture, attempt: Passed): ReturnType<typeof takeCapture> {
	const own = attempt.taken?.[capture.name];
	if (own !== undefined) return { value: own };
	if (attempt.incomplete) return { fault: 'the answer is longer than what is kept of it' };
	return takeInTime(capture, answerOf(capture, attempt));
}

function takeInTime(capture: Capture, answer: string): ReturnType<typeof takeCapture> {
	if (capture.regex === undefined) return takeCapture(capture, answer);
	return limitTime(captureLimitMs, () => takeCapture(capture, answer))?.result ?? tooSlow;
}

function answerOf({ of }: Capture, { answer = '', answers = {} }: Passed): string {
	return of === undefined ? answer : (answers[of] ?? '');
}

function captureFailure({ name, range }: Capture, fault: string): Failure {
	return {
		ruleId: 'output/capture',
		message: `${name} has no value: ${fault}`,
		line: range.start.line,
		column: range.start.column,
		hint: 'Mend what it takes from the answer, or the command that gives it.',
	};
}
