import type { Step } from '../../plugins/remark-runbook/language.ts';
import type { Attempt, ExecutionContext } from './context.ts';
import type { RunEvent } from './events.ts';

type Output = Extract<RunEvent, { type: 'step-output' }>;

/** Characters of output that wait; of more, the end is kept. */
const maximumLength = 1024 * 1024;

/** Holds a step's output back until its secret is known and can be masked. */
export interface WithheldOutput {
	context: ExecutionContext;
	/** Shows what waited: by now the secret is masked in it. */
	release(): void;
	/** Drops what waits, and of a failure what could quote a secret which nobody knows. */
	conceal(attempt: Attempt): Attempt;
}

/** Where the step yields no secret, nothing is held back. */
export function withholdOutput(step: Step, context: ExecutionContext): WithheldOutput {
	if (!step.captures.some(({ secret }) => secret))
		return { context, release: () => undefined, conceal: (attempt) => attempt };
	let waiting: Output[] = [];
	let length = 0;
	const hold = (event: Output): void => {
		waiting.push(event);
		length += event.text.length;
		while (length > maximumLength && waiting.length > 1) length -= waiting.shift()?.text.length ?? 0;
	};
	return {
		context: { ...context, emit: (event) => (event.type === 'step-output' ? hold(event) : context.emit(event)) },
		release() {
			for (const event of waiting) context.emit(event);
			waiting = [];
		},
		conceal(attempt) {
			if (attempt.status !== 'failed') return attempt;
			waiting = [];
			return concealed(step, attempt, context);
		},
	};
}

function concealed(step: Step, attempt: Extract<Attempt, { status: 'failed' }>, { emit }: ExecutionContext): Attempt {
	emit({ type: 'step-note', id: step.id, text: 'its output is not shown: it yields a secret, and it failed' });
	const { diff: _, ...failure } = attempt.failure;
	const quotes = failure.ruleId === 'output/mismatch';
	return {
		...attempt,
		failure: quotes ? { ...failure, message: 'the answer is not what the document says' } : failure,
	};
}
