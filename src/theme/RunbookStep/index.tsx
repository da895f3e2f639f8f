import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { ProofMessage, ProofState, RunbookStepProps } from '../../../plugins/remark-runbook/index.ts';
import type { Props } from '@theme/RunbookStep';
import CaptureField from '@theme/RunbookStep/CaptureField';
import CliLine from '@theme/RunbookStep/CliLine';
import Command from '@theme/RunbookStep/Command';
import Facts from '@theme/RunbookStep/Facts';
import Notice from '@theme/RunbookStep/Notice';
import Outcome from '@theme/RunbookStep/Outcome';
import { stateAt, useToday } from '../../proof/proofAge.ts';
import { keyedMessages } from '../../proof/words.ts';
import { showStep } from '../../runbook/shownSteps.ts';
import { useLiveStep } from '../../runbook/useLiveStep.ts';
import { Detail } from './Detail.tsx';
import { Folds } from './Folds.tsx';
import styles from './styles.module.css';
import { commandLabel } from './words.ts';

/** One step of a runbook: its children are the title's heading and the prose, all else comes from the model. */
export default function RunbookStep(props: Props): ReactNode {
	const { step, refused } = useLiveStep(props);
	const proof = props.proof?.steps[step.id];
	const today = useToday();
	useEffect(() => showStep(step), [step]);
	const state = stateOf(props, today);
	return (
		<section
			className={styles.step}
			aria-labelledby={step.id}
			data-kind={step.kind}
			data-danger={step.danger !== undefined || undefined}
		>
			<Facts step={props} state={state} />
			<div className={styles.prose}>{props.children}</div>
			<Warnings step={step} />
			{proof && proof.state === 'drifted' && <Drift messages={proof.messages} />}
			<Detail step={step} />
			{step.command && (
				<Command
					code={step.command}
					label={commandLabel(step)}
					what={`the ${step.kind === 'file' ? 'content' : 'command'} of the step “${step.title}”`}
					open={step.open}
					danger={step.danger}
				/>
			)}
			{refused.map(({ name, message }) => (
				<Notice key={name} severity="caution" title="This value can't stand here.">
					{message}
				</Notice>
			))}
			{step.captures
				?.filter(({ secret }) => !secret)
				.map(({ name }) => (
					<CaptureField key={name} document={step.document} name={name} title={step.title} />
				))}
			<Folds
				title={step.title}
				open={step.open}
				output={step.output}
				check={step.check}
				ready={step.ready}
				dryRun={step.dryRun}
				undo={step.undo}
				proof={proof}
			/>
			<CliLine line={step.cli} title={step.title} />
			<Outcome document={step.document} id={step.id} title={step.title} />
		</section>
	);
}

/** A person's work is proven by no machine, and nobody needs to be told at each step. */
function stateOf({ proof, id }: Props, today: number | undefined): ProofState | undefined {
	if (!proof) return undefined;
	const step = proof.steps[id];
	if (!step) return 'unverified';
	const state = today === undefined ? step.state : stateAt(step, proof.staleAfter, today);
	return state === 'by-hand' ? undefined : state;
}

function Drift({ messages }: { messages: readonly ProofMessage[] }): ReactNode {
	return keyedMessages(messages).map(({ key, message: { message, hint } }) => (
		<Notice key={key} severity="danger" title="Drifted.">
			<bdi>{message}</bdi>
			{hint !== undefined && <bdi> {hint}</bdi>}
		</Notice>
	));
}

function Warnings({ step }: { step: RunbookStepProps }): ReactNode {
	return (
		<>
			{step.danger && (
				<Notice severity="danger" title="Danger.">
					{step.danger === true ? 'This can destroy something that does not come back.' : step.danger}
				</Notice>
			)}
			{step.confirm && (
				<Notice severity="caution" title="Confirm first.">
					{step.confirm === true ? undefined : step.confirm}
				</Notice>
			)}
		</>
	);
}
