/** What the proof of the page's runbook is imported as. */
export const proofName = 'runbookProof';

/** The module that the site fills with what the reports say of a document. */
export function proofModule(document: string): string {
	return `@theme/RunbookProofData?runbook-proof=${encodeURIComponent(document)}`;
}
