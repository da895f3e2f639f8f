import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Proof';
import Fold from '@theme/RunbookStep/Fold';
import { dayOf, rungText, sourceWords } from '../../../proof/words.ts';
import styles from './styles.module.css';

/** What a step's proof rests on, folded: what was done, when, of what, with which tools, and what they said. */
export default function Proof({ proof }: Props): ReactNode {
	const { source, tools, evidence, reason, state } = proof;
	if (!source || state === 'by-hand') return null;
	return (
		<div className={styles.proof}>
			<Fold summary={`Proof: ${state === 'drifted' ? 'it drifted' : rungText(proof)} (${dayOf(source.createdAt)})`}>
				<p className={styles.text}>
					From the {sourceWords(source)}.{tools.length > 0 && ` With ${tools.join(', ')}.`}
					{reason !== undefined && state !== 'verified' && ` No higher, because: ${reason}.`}
				</p>
				{evidence.length > 0 && (
					<ul className={styles.evidence}>
						{evidence.map((line) => (
							<li key={line}>
								<bdi>{line}</bdi>
							</li>
						))}
					</ul>
				)}
			</Fold>
		</div>
	);
}
