import type { Checked } from '../checkDocument.ts';
import type { Looks, Sights } from '../../verify/looks/looks.ts';

/** What is kept of one document. */
export interface CachedDocument extends Checked {
	workspace: string;
	/** Digest of the document's text. */
	digest: string;
}

/** The results of one kind of check, for all documents that it was asked about. */
export interface CachedResults {
	/** Programs by name. */
	programs: Sights;
	/** By the workspace's real path. */
	workspaces: Record<string, Omit<Looks, 'uncertain'>>;
	/** By absolute path. */
	documents: Record<string, CachedDocument>;
}

export const noResults = (): CachedResults => ({ programs: {}, workspaces: {}, documents: {} });
