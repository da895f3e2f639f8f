import { memo } from 'react';
import type { ReactNode } from 'react';
import type { RunbookStepProps, StepProof } from '../../../plugins/remark-runbook/index.ts';
import Command from '@theme/RunbookStep/Command';
import Fold from '@theme/RunbookStep/Fold';
import Proof from '@theme/RunbookStep/Proof';
import styles from './styles.module.css';
import { keyed, outputSummary } from './words.ts';

/** The commands of a step besides the one that does it. */
const foldedParts = [
	{ part: 'check', summary: 'Is it done?', label: 'Exits 0 when it is', what: 'the check of' },
	{ part: 'ready', summary: 'Is it ready?', label: 'Exits 0 once it is', what: 'the readiness check of' },
	{ part: 'dryRun', summary: 'Try it without effect', label: 'Dry run', what: 'the dry run of' },
	{ part: 'undo', summary: 'Undo', label: 'Takes this step back', what: 'the undo of' },
] as const;

type Props = Pick<RunbookStepProps, 'title' | 'open' | 'output' | (typeof foldedParts)[number]['part']> & {
	proof: StepProof | undefined;
};

/** What a reader opens when it is wanted: the answer, the other commands, the proof. */
export const Folds = memo(function Folds({ title, open, output: outputs, proof, ...parts }: Props): ReactNode {
	return (
		<div className={styles.folds}>
			{keyed(outputs).map(({ key, item: output }) => (
				<Fold key={key} summary="Expected output">
					<Command code={output} label={outputSummary(output)} open={open} />
				</Fold>
			))}
			{foldedParts.map(({ part, summary, label, what }) => {
				const code = parts[part];
				return (
					code && (
						<Fold key={part} summary={summary}>
							<Command code={code} label={label} what={`${what} the step “${title}”`} open={open} />
						</Fold>
					)
				);
			})}
			{proof && <Proof proof={proof} />}
		</div>
	);
});
