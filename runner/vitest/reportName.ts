/** The file of the report that a doc test of a document writes. */
export function reportName(document: string, command: 'check' | 'test'): string {
	return `${document.replaceAll(/[^\w.-]+/g, '-')}.${command}.json`;
}
