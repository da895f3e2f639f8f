import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookProgress';
import { useHasFailed, usePart } from '../../lazy/usePart.ts';
import { doing } from '../../record/doing.ts';
import { changeRecord } from '../../record/keptRecord.ts';
import { start } from '../../record/record.ts';
import { useRecord } from '../../record/useRecord.ts';
import { Action } from './Action.tsx';
import styles from './styles.module.css';

/** The bar of a runbook that is being done, and the button that begins it. */
export default function RunbookProgress(props: Props): ReactNode {
	const isDoing = useRecord(props.document).startedAt !== undefined;
	const part = usePart(doing, isDoing);
	const [hasBegun, setBegun] = useState(false);
	if (isDoing && part) return <part.Bar {...props} hasBegun={hasBegun} />;
	return <Start document={props.document} onBegin={() => setBegun(true)} />;
}

function Start({ document, onBegin }: { document: string; onBegin: () => void }): ReactNode {
	const hasFailed = useHasFailed(doing);
	const begin = (): void => {
		onBegin();
		changeRecord(document, (record) => start(record, new Date()));
		doing.load();
	};
	return (
		<p className={styles.start} data-unsearched>
			<Action label="Do this runbook" run={begin} /> Tick off steps with time and notes; the record stays in this
			browser.
			{hasFailed && <strong role="alert">This did not load. Press the button again once the site answers.</strong>}
		</p>
	);
}
