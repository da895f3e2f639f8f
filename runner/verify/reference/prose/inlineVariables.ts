import type { Fence, InlineCode, MarkdownDocument } from '../../../markdown/document.ts';
import { sourceOffset } from '../../../markdown/document.ts';
import { speaksOfAbsence } from '../document/absence.ts';
import { isRecord } from '../document/doubts.ts';
import type { Missing } from '../finding.ts';
import type { Repository } from '../repository/repository.ts';
import { findVariable } from '../resolvers/environment/findVariable.ts';

const variable = /^\$?\{?([A-Z][A-Z0-9_]+)\}?(=\S*)?$/;
const settings = /^(?:env|dotenv|properties|ini|conf)$/;
const line = /^(?:export[ \t]+)?([A-Z][A-Z0-9_]+)=/gm;

/** Environment variables in running text, `NAME` and `NAME=value`, and in fences of settings. */
export function resolveVariables(document: MarkdownDocument, repository: Repository): Missing[] {
	if (isRecord(document)) return [];
	const inline = document.inlineCode.flatMap((code) => inCode(code, document, repository));
	const fences = document.blocks.flatMap((block) =>
		block.type === 'fence' && settings.test(block.language) ? inFence(block, document, repository) : [],
	);
	const seen = new Set<string>();
	return [...inline, ...fences].filter(({ name }) => !seen.has(name) && seen.add(name));
}

function inCode(code: InlineCode, document: MarkdownDocument, repository: Repository): Missing[] {
	const [, name, value] = variable.exec(code.text) ?? [];
	if (name === undefined) return [];
	const start = document.source.indexOf(name, code.range.start.offset);
	const span = { start, end: start + name.length };
	const finding = findVariable({ name, span, assigned: value !== undefined }, repository, document);
	return finding?.status === 'missing' && !speaksOfAbsence(document, code) ? [finding] : [];
}

function inFence(fence: Fence, document: MarkdownDocument, repository: Repository): Missing[] {
	return [...fence.content.matchAll(line)].flatMap((match) => {
		const name = match[1] ?? '';
		const start = sourceOffset(fence, match.index + match[0].length - 1 - name.length);
		const finding = findVariable(
			{ name, span: { start, end: start + name.length }, assigned: true },
			repository,
			document,
		);
		return finding?.status === 'missing' ? [finding] : [];
	});
}
