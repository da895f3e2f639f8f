import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStatus/Drifts';
import { keyedMessages } from '../../../proof/words.ts';
import styles from './styles.module.css';

/** All that has drifted, by runbook. */
export default function Drifts({ rows }: Props): ReactNode {
	const drifted = rows.filter(({ drifts }) => drifts.length > 0);
	return (
		<section aria-labelledby="drifted">
			<h2 id="drifted">What has drifted</h2>
			{drifted.length === 0 && <p>Nothing that a report speaks of.</p>}
			{drifted.map(({ permalink, title, drifts }) => (
				<section key={permalink} className={styles.runbook} aria-label={title}>
					<h3>{title}</h3>
					<ul>
						{keyedMessages(drifts).map(({ key, message: { message, hint, ruleId, step } }) => (
							<li key={key}>
								<Link to={step ? `${permalink}#${step.id}` : permalink}>{step?.title ?? title}</Link>:{' '}
								<bdi>{message}</bdi>
								{hint !== undefined && <bdi> {hint}</bdi>}
								{ruleId !== undefined && (
									<>
										{' '}
										<code>{ruleId}</code>
									</>
								)}
							</li>
						))}
					</ul>
				</section>
			))}
		</section>
	);
}
