import { memo } from 'react';
import type { ReactNode } from 'react';
import State from '@theme/RunbookProof/State';
import type { Props } from '@theme/RunbookStep/Facts';
import { factsOf, kindLabels } from './facts.ts';
import styles from './styles.module.css';

/** The line above the title: number, kind, and what the runner will hold the step to. */
export default memo(function Facts({ step, state }: Props): ReactNode {
	return (
		<div className={styles.facts}>
			<span className={styles.number}>{step.number}</span>
			<span className={styles.kind}>{kindLabels[step.kind]}</span>
			{factsOf(step).map((fact) => (
				<span key={fact} className={styles.fact}>
					{fact}
				</span>
			))}
			{state && (
				<span className={styles.proof}>
					<State state={state} />
				</span>
			)}
		</div>
	);
});
