import { useHistory } from '@docusaurus/router';
import type { MouseEvent, ReactNode } from 'react';
import type { Props } from '@theme/RunbookProof';
import State from '@theme/RunbookProof/State';
import { stateAt, useToday } from '../../proof/proofAge.ts';
import { keyedMessages, sourceWords } from '../../proof/words.ts';
import styles from './styles.module.css';

/** What is proven of a runbook: how many of its steps, by which report, with which tools, and what has drifted. */
export default function RunbookProof({ proof, steps }: Props): ReactNode {
	const today = useToday();
	if (!proof)
		return (
			<section className={styles.proof} aria-label="Proof" data-runbook-proof>
				<State state="unverified" /> No report speaks of this runbook.
			</section>
		);
	const { source, tools, messages, reason, statusPage, staleAfter } = proof;
	const at = (one: Parameters<typeof stateAt>[0]) =>
		today === undefined ? one.state : stateAt(one, staleAfter, today);
	const states = Object.values(proof.steps).map(at);
	const checkable = steps.length - states.filter((state) => state === 'by-hand').length;
	const verified = states.filter((state) => state === 'verified').length;
	const drifted = steps.filter(({ id }) => proof.steps[id]?.state === 'drifted');
	return (
		<section className={styles.proof} aria-label="Proof" data-runbook-proof>
			<p className={styles.line}>
				<State state={at(proof)} />
				<span>{reason ?? `${verified} of ${checkable} steps verified.`}</span>
				{statusPage !== undefined && <StatusLink to={statusPage} />}
			</p>
			{source && (
				<p className={styles.source}>
					Last report: {sourceWords(source)}.{tools.length > 0 && ` With ${tools.join(', ')}.`}
				</p>
			)}
			{(drifted.length > 0 || messages.length > 0) && (
				<ul className={styles.drifts}>
					{keyedMessages(messages).map(({ key, message }) => (
						<li key={key}>
							<bdi>{message.message}</bdi>
						</li>
					))}
					{drifted.map(({ id, number, title }) => (
						<li key={id}>
							Drifted:{' '}
							<a href={`#${id}`}>
								step {number}, {title}
							</a>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

/** Goes there like other links of the site, but loads nothing of that page before it is wanted. */
function StatusLink({ to }: { to: string }): ReactNode {
	const history = useHistory();
	const go = (event: MouseEvent): void => {
		if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
		event.preventDefault();
		history.push(to);
	};
	return (
		<a href={to} onClick={go}>
			All runbooks
		</a>
	);
}
