import { createHash } from 'node:crypto';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';

/**
 * Gives each problem a fingerprint of its path, its rule and the text of its line, so that lines added above it
 * do not make it a new one; equal ones are numbered. Without the document's text its message stands for the line.
 */
export function createFingerprints(sources: ReadonlyMap<string, string>): (problem: Problem) => string {
	const seen = new Map<string, number>();
	return ({ path, ruleId, line, message }) => {
		const text = sources.get(path)?.split('\n')[line - 1]?.trim() ?? message;
		const hash = createHash('sha256')
			.update(JSON.stringify([path, ruleId, text]))
			.digest('hex')
			.slice(0, 16);
		const number = (seen.get(hash) ?? 0) + 1;
		seen.set(hash, number);
		return `${hash}:${number}`;
	};
}
