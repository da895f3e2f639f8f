import { extractRunbook } from '../extract/extractRunbook.ts';
import type { Extracted, ExtractOptions } from '../extract/extractRunbook.ts';
import { readRunbook } from '../extract/readRunbook.ts';
import { parseFast } from './parseFast.ts';

/** Parses and extracts: fast where the document is without a fault, with remark where there is one to explain. */
export async function extractSource(
	path: string,
	source: string,
	knownDirectives: readonly string[] = [],
	matchesWhole?: ExtractOptions['matchesWhole'],
): Promise<Extracted> {
	const options = { knownDirectives, ...(matchesWhole && { matchesWhole }) };
	const tree = await parseFast(source);
	if (tree) {
		const extracted = extractRunbook(tree, { path, source, ...options });
		if (extracted.problems.length === 0) return extracted;
	}
	return readRunbook(path, source, options);
}
