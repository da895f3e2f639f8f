import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Processor } from 'unified';
import { knownRunbook } from './documents.ts';
import { remarkRunbook } from '../remark-runbook/index.ts';
import type { RemarkRunbookOptions } from '../remark-runbook/index.ts';
import { proofModule } from './proof/proofData.ts';
import { parseNatively } from './parseNatively.ts';
import { readOptions } from './options.ts';
import type { RunbookOptions } from './options.ts';

export type RemarkPlugin = [typeof runbookPages, RemarkRunbookOptions];

export function runbookPages(this: Processor, options: RemarkRunbookOptions): ReturnType<typeof remarkRunbook> {
	parseNatively(this);
	return remarkRunbook(options);
}

/**
 * The entry for `beforeDefaultRemarkPlugins` of docs, blog and pages.
 * Docusaurus rewrites some lines before it parses, inside fences too, so the document is read again as the runner does.
 */
export function runbookRemarkPlugin(siteDir: string, options?: RunbookOptions): RemarkPlugin {
	const { root, directives } = readOptions(options);
	return [
		runbookPages,
		{
			root: path.resolve(siteDir, root),
			knownDirectives: directives,
			readSource: (file) => readFileSync(file, 'utf8'),
			proofModule,
			knownRunbook: (file, source) => knownRunbook(file, source, directives),
		},
	];
}
