import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookSection';
import CopyButton from '@theme/RunbookStep/CopyButton';
import { shownSteps } from '../../runbook/shownSteps.ts';
import styles from './styles.module.css';

/** Copies the commands of a section as one script. */
export default function RunbookSection({ document, title, steps }: Props): ReactNode {
	const copy = async () => {
		const { sectionScript } = await import('../../runbook/sectionScript.ts');
		return sectionScript(title, shownSteps(document, steps));
	};
	return (
		<div className={styles.section} data-runbook-section>
			<CopyButton text={copy} label="Copy as a script" what={`the commands of “${title}”`} />
		</div>
	);
}
