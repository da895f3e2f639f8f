/** What may stand between two parts of a form without ending it. */
export type Gap = 'colours' | 'line breaks' | 'separators';

/** One way in which a secret may be written: its parts in order, each in one of several spellings. */
export interface Form {
	parts: readonly (readonly string[])[];
	gap: Gap;
	/** What may follow and belongs to it, such as the padding of base64. */
	tail?: readonly string[];
}
