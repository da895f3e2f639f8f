import validRange from 'semver/ranges/valid.js';
import type { Range } from '../../schema/range.ts';
import { scanText } from '../../template/index.ts';
import type { Extraction } from '../extraction.ts';
import { asRecord } from '../values/asRecord.ts';

/** Checks the version ranges of the tools, and notes the inputs that texts of the environment and of the targets stand for. */
export function checkEnvironment(
	contract: Record<string, unknown>,
	at: (path: string[]) => Range,
	extraction: Extraction,
): void {
	checkVersionRanges(contract['tools'], (tool) => at(['tools', tool]), 'language/frontmatter-value', extraction);
	noteInputs(contract['env'], ['env'], at, extraction);
	noteInputs(contract['targets'], ['targets'], at, extraction);
	noteInputs(contract['connections'], ['connections'], at, extraction);
}

/** Notes the inputs that stand in any text of a value. */
function noteInputs(value: unknown, path: string[], at: (path: string[]) => Range, extraction: Extraction): void {
	if (typeof value === 'object' && value !== null) {
		for (const [key, entry] of Object.entries(value)) noteInputs(entry, [...path, key], at, extraction);
	}
	if (typeof value !== 'string') return;
	for (const placeholder of scanText(value, { type: 'text' }).template.placeholders) {
		extraction.uses.push({ name: placeholder.name, range: at(path), step: 0, afterStep: false });
	}
}

export function checkVersionRanges(
	tools: unknown,
	at: (tool: string) => Range,
	rule: 'language/frontmatter-value' | 'language/requirements',
	extraction: Extraction,
): void {
	for (const [tool, range] of Object.entries(asRecord(tools))) {
		if (typeof range !== 'string' || validRange(range) !== null) continue;
		const message = `\`${range}\` is no version range for \`${tool}\`.`;
		extraction.report(
			rule,
			at(tool),
			message,
			'Write one such as `">=2.30"` or `"1.x || 2.x"`; `"*"` asks only that it is there.',
		);
	}
}
