import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Outcome';
import { usePart } from '../../../lazy/usePart.ts';
import { doing } from '../../../record/doing.ts';
import { useRecord } from '../../../record/useRecord.ts';

/** How the step went: shown once the reader does the runbook instead of reading it. */
export default memo(function Outcome(props: Props): ReactNode {
	const isDoing = useRecord(props.document).startedAt !== undefined;
	const part = usePart(doing, isDoing);
	return isDoing && part ? <part.Outcomes {...props} /> : null;
});
