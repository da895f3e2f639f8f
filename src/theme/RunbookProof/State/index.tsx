import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookProof/State';
import { stateWords } from '../../../../plugins/remark-runbook/page.ts';
import styles from './styles.module.css';

const signs = { verified: '✓', stale: '◷', drifted: '✕', partly: '◐', unverified: '○', 'by-hand': '–' } as const;

/** Whether something is proven, told by a word, a sign and a colour. */
export default function State({ state }: Props): ReactNode {
	return (
		<span className={styles.state} data-proof={state}>
			<span aria-hidden="true">{signs[state]}</span> {stateWords[state]}
		</span>
	);
}
