import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/CliLine';
import CopyButton from '@theme/RunbookStep/CopyButton';
import styles from './styles.module.css';

/** The line that has the runner do this step alone. */
export default memo(function CliLine({ line, title }: Props): ReactNode {
	return (
		<div className={styles.cli} data-unsearched>
			<span className={styles.label}>Run only this step</span>
			<code className={styles.line}>{line}</code>
			<CopyButton text={line} what={`the line that runs the step “${title}”`} />
		</div>
	);
});
