import type { ReactNode } from 'react';
import type { RunbookStepProps } from '../../../plugins/remark-runbook/index.ts';
import Changes from '@theme/RunbookStep/Changes';
import Requirements from '@theme/RunbookStep/Requirements';
import styles from './styles.module.css';
import { approveWords, keyed, waitWords } from './words.ts';

/** What only a step of its kind has. */
export function Detail({ step }: { step: RunbookStepProps }): ReactNode {
	return (
		<>
			{step.kind === 'require' && <Requirements requirements={step.requirements} />}
			{step.kind === 'edit' && <Changes file={step.file} changes={step.changes} diffs={step.diffs} open={step.open} />}
			{step.kind === 'browser' && (
				<ol className={styles.words}>
					{keyed(step.actions).map(({ key, item }) => (
						<li key={key}>{item}</li>
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
		</>
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
