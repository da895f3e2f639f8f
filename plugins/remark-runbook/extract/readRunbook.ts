import { extractRunbook, type Extracted, type ExtractOptions } from './extractRunbook.ts';
import { parseMdx } from '../parse/parseMdx.ts';
import { inOrder } from '../problems/inOrder.ts';

export type ReadOptions = Omit<ExtractOptions, 'path' | 'source'>;

/** Parses and extracts one document; `path` is the one to show in problems. */
export function readRunbook(path: string, source: string, options: ReadOptions = {}): Extracted {
	const { tree, problems } = parseMdx(source, path);
	if (!tree) return { problems, isRunbook: false };
	const extracted = extractRunbook(tree, { ...options, path, source });
	if (problems.length === 0) return extracted;
	const all = inOrder([...problems, ...extracted.problems]);
	return { problems: all, isRunbook: extracted.isRunbook };
}
