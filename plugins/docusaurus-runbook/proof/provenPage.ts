import type { RunbookProof } from '../../remark-runbook/index.ts';
import type { RunbookPage } from '../runbookPages.ts';

export interface ProvenPage extends RunbookPage {
	proof: RunbookProof;
	/** The address of its badge. */
	badge: string;
}
