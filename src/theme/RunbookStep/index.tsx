import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { ProofMessage, ProofState, StepProof } from '../../../plugins/remark-runbook/index.ts';
import type { Props } from '@theme/RunbookStep';
import CaptureField from '@theme/RunbookStep/CaptureField';
import Changes from '@theme/RunbookStep/Changes';
import CliLine from '@theme/RunbookStep/CliLine';
import Command from '@theme/RunbookStep/Command';
import Facts from '@theme/RunbookStep/Facts';
import Fold from '@theme/RunbookStep/Fold';
import Notice from '@theme/RunbookStep/Notice';
import Proof from '@theme/RunbookStep/Proof';
import Outcome from '@theme/RunbookStep/Outcome';
import Requirements from '@theme/RunbookStep/Requirements';
import { stateAt, useToday } from '../../proof/proofAge.ts';
import { keyedMessages } from '../../proof/words.ts';
import { showStep } from '../../runbook/shownSteps.ts';
import { useLiveStep } from '../../runbook/useLiveStep.ts';
import styles from './styles.module.css';
import { approveWords, commandLabel, keyed, outputSummary, waitWords } from './words.ts';

type Step = Omit<Props, 'children' | 'proof'>;
type Insertions = ReturnType<typeof useLiveStep>['insertions'];

/** One step of a runbook: its children are the title's heading and the prose, all else comes from the model. */
export default function RunbookStep(props: Props): ReactNode {
	const { step, insertions, refused } = useLiveStep(props);
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
			<Facts step={step} state={state} />
			<div className={styles.prose}>{props.children}</div>
			<Warnings step={step} />
			{proof && proof.state === 'drifted' && <Drift messages={proof.messages} />}
			{step.kind === 'require' && <Requirements requirements={step.requirements} />}
			{step.kind === 'edit' && <Changes file={step.file} changes={step.changes} open={step.open} />}
			{step.kind === 'browser' && (
				<ol className={styles.words}>
					{keyed(step.actions).map(({ key, text }) => (
						<li key={key}>{text}</li>
					))}
				</ol>
			)}
			{step.kind === 'call' && <GivenInputs inputs={step.inputs} />}
			{step.kind === 'approve' && (
				<p className={styles.words}>
					{approveWords(step)}
					<code>{step.phrase}</code>
				</p>
			)}
			{step.kind === 'wait' && <p className={styles.words}>{waitWords(step)}</p>}
			{step.command && (
				<Command
					code={step.command}
					label={commandLabel(step)}
					what={`the ${step.kind === 'file' ? 'content' : 'command'} of the step “${step.title}”`}
					open={step.open}
					insertions={insertions.command}
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
			<Folds step={step} insertions={insertions} proof={proof} />
			<CliLine line={step.cli} title={step.title} />
			<Outcome document={step.document} id={step.id} title={step.title} />
		</section>
	);
}

function GivenInputs({ inputs }: { inputs: readonly { name: string; value: string }[] }): ReactNode {
	if (inputs.length === 0) return null;
	return (
		<div className={styles.words}>
			<p>Give its inputs these values:</p>
			<ul>
				{inputs.map(({ name, value }) => (
					<li key={name}>
						<code>{name}</code>: <code>{value}</code>
					</li>
				))}
			</ul>
		</div>
	);
}

/** A person's work is proven by no machine, and nobody needs to be told at each step. */
function stateOf({ proof, id }: Props, today: number | undefined): ProofState | undefined {
	const step = proof?.steps[id];
	if (!proof || !step) return undefined;
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

function Warnings({ step }: { step: Step }): ReactNode {
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

/** The commands of a step besides the one that does it. */
const foldedParts = [
	{ part: 'check', summary: 'Is it done?', label: 'Exits 0 when it is', what: 'the check of' },
	{ part: 'ready', summary: 'Is it ready?', label: 'Exits 0 once it is', what: 'the readiness check of' },
	{ part: 'dryRun', summary: 'Try it without effect', label: 'Dry run', what: 'the dry run of' },
	{ part: 'undo', summary: 'Undo', label: 'Takes this step back', what: 'the undo of' },
] as const;

interface FoldsProps {
	step: Step;
	insertions: Insertions;
	proof: StepProof | undefined;
}

function Folds({ step, insertions, proof }: FoldsProps): ReactNode {
	const { title, open } = step;
	return (
		<div className={styles.folds}>
			{step.output.map((output) => (
				<Fold key={`${output.of} ${output.match} ${output.text}`} summary="Expected output">
					<Command code={output} label={outputSummary(output)} open={open} />
				</Fold>
			))}
			{foldedParts.map(({ part, summary, label, what }) => {
				const code = step[part];
				return (
					code && (
						<Fold key={part} summary={summary}>
							<Command
								code={code}
								label={label}
								what={`${what} the step “${title}”`}
								open={open}
								insertions={insertions[part]}
							/>
						</Fold>
					)
				);
			})}
			{proof && <Proof proof={proof} />}
		</div>
	);
}
