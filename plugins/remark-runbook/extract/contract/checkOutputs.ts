import { didYouMean } from '../../problems/nearest.ts';
import type { Extraction } from '../extraction.ts';
import type { CaptureName } from '../names/nameUse.ts';
import { listOf } from '../values/words.ts';
import type { Frontmatter } from './readFrontmatter.ts';

/** Each output must be a name that a step of the document yields. */
export function checkOutputs(
	{ contract, rangeAt }: Frontmatter,
	captures: readonly CaptureName[],
	extraction: Extraction,
): void {
	const names = [...new Set(captures.map(({ name }) => name))];
	for (const [output, { capture = output }] of Object.entries(contract.outputs)) {
		if (names.includes(capture)) continue;
		const all = names.length > 0 ? `It is one of ${listOf(names)}.` : 'Let a step yield it with `capture`.';
		const message = `The output \`${output}\` is no name that a step yields: no capture is named \`${capture}\`.`;
		extraction.report('language/call-output', rangeAt(['outputs', output]), message, didYouMean(capture, names) ?? all);
	}
}
