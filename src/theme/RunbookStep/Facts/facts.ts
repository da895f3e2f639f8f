import type { RunbookStepProps, StepKind } from '../../../../plugins/remark-runbook/index.ts';

/** What the kinds are called on the page. */
export const kindLabels = {
	shell: 'Command',
	http: 'Request',
	require: 'Check first',
	edit: 'Edit a file',
	file: 'Write a file',
	sql: 'Ask a database',
	wait: 'Wait',
	manual: 'By hand',
	approve: 'Approval',
	choose: 'Choose one',
	call: 'Another runbook',
	browser: 'In the browser',
} as const satisfies Record<StepKind, string>;

/** A step's attributes in words, without those that are as usual. */
export function factsOf(step: RunbookStepProps): string[] {
	return [
		expectation(step),
		step.target && `on ${step.target}`,
		step.timeout && `at most ${step.timeout}`,
		step.retry && `up to ${step.retry} retries`,
		step.captures && `yields ${step.captures.map(({ name }) => name).join(', ')}`,
		step.kind === 'shell' && step.follow && `watch it for ${step.follow}`,
		step.kind === 'shell' && step.background && 'runs on beside the steps below',
		step.condition && `only if ${step.conditionWords ?? step.condition}`,
		step.continueOnError && 'a failure is passed over',
	].filter((fact) => typeof fact === 'string');
}

function expectation(step: RunbookStepProps): string | undefined {
	if (step.kind === 'http') return `expects ${step.status.join(' or ')}`;
	if (step.kind === 'shell' && step.exit.join() !== '0') return `expects exit status ${step.exit.join(' or ')}`;
	return undefined;
}
