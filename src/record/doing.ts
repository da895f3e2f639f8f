import { createPart } from '../lazy/part.ts';

/** What only a reader who does the runbook needs: the bar, outcomes with notes, keys, the record as Markdown. */
export const doing = createPart(() => import('../theme/RunbookProgress/doing.ts'));
