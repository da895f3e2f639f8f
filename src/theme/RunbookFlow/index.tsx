import type { ReactNode } from 'react';
import Fold from '@theme/RunbookStep/Fold';
import type { Props } from '@theme/RunbookFlow';
import { kindLabels } from '../RunbookStep/Facts/facts.ts';
import styles from './styles.module.css';

type Step = Props['steps'][number];

/** The way through a runbook at a glance: lists that the page's styles draw as boxes and lines, so every reader has it. */
export default function RunbookFlow({ steps }: Props): ReactNode {
	return (
		<div className={styles.flow} data-runbook-flow>
			<Fold summary="Flow at a glance">
				<Steps steps={steps} />
			</Fold>
		</div>
	);
}

function Steps({ steps }: Props): ReactNode {
	return (
		<ol className={styles.steps}>
			{steps.map((step) => (
				<li key={step.id} className={styles.step}>
					<Box step={step} />
					{step.options && (
						<ul className={styles.options}>
							{step.options.map(({ title, steps: inner }) => (
								<li key={title} className={styles.option}>
									<span className={styles.title}>{title}</span>
									{inner.length > 0 && <Steps steps={inner} />}
								</li>
							))}
						</ul>
					)}
				</li>
			))}
		</ol>
	);
}

function Box({ step }: { step: Step }): ReactNode {
	return (
		<>
			{step.condition && (
				<span className={styles.condition}>
					only if <code>{step.condition}</code>
				</span>
			)}
			<a className={styles.box} href={`#${step.id}`} data-danger={step.danger}>
				<span className={styles.number}>{step.number}</span>
				<span className={styles.name}>{step.title}</span>
				<span className={styles.kind}>{kindLabels[step.kind]}</span>
				{step.danger && <span className={styles.danger}>Danger</span>}
			</a>
			{step.undo && <span className={styles.undo}>can be undone</span>}
		</>
	);
}
