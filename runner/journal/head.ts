import { readFileSync } from 'node:fs';
import path from 'node:path';
import { headSchema } from './headSchema.ts';
import type { Head } from './headSchema.ts';

/** The file beside a journal that tells how long it was when it was last made safe: entries that are missing at its end show. */
export const headFile = 'head.json';

const width = 128;

/** Always of the same length, so that it is written over in one piece. */
export function formatHead(head: Head): string {
	return `${JSON.stringify(head).padEnd(width - 1)}\n`;
}

/** Undefined where it is missing or unreadable. */
export function readHead(directory: string): Head | undefined {
	try {
		return headSchema.parse(JSON.parse(readFileSync(path.join(directory, headFile), 'utf8')));
	} catch {
		return undefined;
	}
}
