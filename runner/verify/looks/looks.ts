import { createHash } from 'node:crypto';

/** What was seen, by what was looked at: `text compose.yaml` and a digest of the answer. */
export type Sights = Record<string, string>;

/** Everything that a check looked at in one workspace. */
export interface Looks {
	/** What any of the documents may depend on. */
	shared: Sights;
	/** Texts of other documents, by the document that was checked then. */
	byDocument: Record<string, Sights>;
	/** Something was asked whose answer can't be told to be the same next time. */
	uncertain: boolean;
}

const watched = new Map<string, Looks>();
/** The document that is being read; reading one is never interrupted by another. */
let reader: string | undefined;

/** From now on, looks into a workspace (a real path) are noted. */
export function watchLooks(root: string): Looks {
	const looks = watched.get(root) ?? { shared: {}, byDocument: {}, uncertain: false };
	watched.set(root, looks);
	return looks;
}

/** Ends the noting of every workspace, and hands over what was noted. */
export function takeLooks(): Map<string, Looks> {
	const taken = new Map(watched);
	watched.clear();
	return taken;
}

/** Notes what a look brought; an answer that was undefined counts as well. */
export function noteLook(root: string, key: string, answer: unknown): void {
	const looks = watched.get(root);
	if (!looks) return;
	const own = reader !== undefined && isDocumentText(key);
	const sights = own ? (looks.byDocument[reader ?? ''] ??= {}) : looks.shared;
	sights[key] ??= digestOf(answer);
}

export function noteUncertain(root: string): void {
	const looks = watched.get(root);
	if (looks) looks.uncertain = true;
}

/** Reads one document: the texts of others that are looked at meanwhile matter to this one alone. */
export function whileReading<T>(document: string, read: () => T): T {
	const outer = reader;
	reader = document;
	try {
		return read();
	} finally {
		reader = outer;
	}
}

/** Finds out what is kept for all documents of the workspace. */
export function forAllDocuments<T>(find: () => T): T {
	const outer = reader;
	reader = undefined;
	try {
		return find();
	} finally {
		reader = outer;
	}
}

export function digestOf(answer: unknown): string {
	if (answer === undefined || typeof answer === 'boolean') return String(answer);
	const text = typeof answer === 'string' ? `=${answer}` : JSON.stringify(answer);
	return text.length < 24 ? text : createHash('sha256').update(text).digest('base64').slice(0, 24);
}

function isDocumentText(key: string): boolean {
	return /^text .*\.mdx?$/i.test(key);
}
