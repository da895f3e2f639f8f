import { extractRunbook } from '../extract/extractRunbook.ts';
import type { Extracted } from '../extract/extractRunbook.ts';
import { readRunbook } from '../extract/readRunbook.ts';
import { limitTime } from './limitTime.ts';
import { parseFast } from './parseFast.ts';

const patternLimitMs = 2000;

/** Parses and extracts: fast where the document is without a fault, with remark where there is one to explain. */
export async function extractSource(
	path: string,
	source: string,
	knownDirectives: readonly string[] = [],
): Promise<Extracted> {
	const tree = await parseFast(source);
	if (tree) {
		const extracted = extractRunbook(tree, { path, source, knownDirectives, matchesWhole });
		if (extracted.problems.length === 0) return extracted;
	}
	return readRunbook(path, source, { knownDirectives, matchesWhole });
}

function matchesWhole(pattern: string, value: string): boolean | undefined {
	return limitTime(patternLimitMs, () => new RegExp(`^(?:${pattern})$`, 'u').test(value))?.result;
}
