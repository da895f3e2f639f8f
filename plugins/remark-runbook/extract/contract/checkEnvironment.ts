import validRange from 'semver/ranges/valid.js';
import type { Contract } from '../../schema/contract.ts';
import type { Range } from '../../schema/range.ts';
import { scanText } from '../../template/index.ts';
import type { Extraction } from '../extraction.ts';

/** Checks the version ranges of the tools, and notes the inputs that values of the environment stand for. */
export function checkEnvironment(contract: Contract, at: (path: string[]) => Range, extraction: Extraction): void {
	checkVersionRanges(contract.tools, (tool) => at(['tools', tool]), 'language/frontmatter-value', extraction);
	for (const [name, value] of Object.entries(contract.env)) {
		for (const placeholder of scanText(value, { type: 'text' }).template.placeholders) {
			extraction.uses.push({ name: placeholder.name, range: at(['env', name]), step: 0, afterStep: false });
		}
	}
}

export function checkVersionRanges(
	tools: Readonly<Record<string, string>>,
	at: (tool: string) => Range,
	rule: 'language/frontmatter-value' | 'language/requirements',
	extraction: Extraction,
): void {
	for (const [tool, range] of Object.entries(tools)) {
		if (validRange(range) !== null) continue;
		const message = `\`${range}\` is no version range for \`${tool}\`.`;
		extraction.report(
			rule,
			at(tool),
			message,
			'Write one such as `">=2.30"` or `"1.x || 2.x"`; `"*"` asks only that it is there.',
		);
	}
}
