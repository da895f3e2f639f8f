/** What the proof of the page's runbook is imported as. */
export const proofName = 'runbookProof';
