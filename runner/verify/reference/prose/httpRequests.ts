import type { Fence, InlineCode, MarkdownDocument } from '../../../markdown/document.ts';
import { sourceOffset } from '../../../markdown/document.ts';
import { speaksOfAbsence } from '../document/absence.ts';
import type { Missing } from '../finding.ts';
import type { Repository } from '../repository/repository.ts';
import { findRequest } from '../resolvers/openapi/findRequest.ts';
import { readApi } from '../resolvers/openapi/openapiDocument.ts';

const request = /^[\t ]*(GET|HEAD|POST|PUT|PATCH|DELETE)[\t ]+(\S+)/;

/** `METHOD /path` in fences of HTTP and in running text, where the workspace describes an API. */
export function resolveRequests(document: MarkdownDocument, repository: Repository): Missing[] {
	if (readApi(repository).paths.length === 0) return [];
	const inline = document.inlineCode.flatMap((code) => inCode(code, document, repository));
	const fences = document.blocks.flatMap((block) =>
		block.type === 'fence' && block.language === 'http' ? inFence(block, document, repository) : [],
	);
	return [...inline, ...fences];
}

function inCode(code: InlineCode, document: MarkdownDocument, repository: Repository): Missing[] {
	const [whole = '', method, url = ''] = request.exec(code.text) ?? [];
	if (method === undefined || whole.length !== code.text.trimEnd().length) return [];
	const start = document.source.indexOf(url, code.range.start.offset);
	const finding = findRequest(
		{ method, url, span: { start, end: start + url.length }, document: document.path },
		repository,
	);
	return finding?.status === 'missing' && !speaksOfAbsence(document, code) ? [finding] : [];
}

function inFence(fence: Fence, document: MarkdownDocument, repository: Repository): Missing[] {
	const first = fence.content.split('\n').find((line) => line.trim() !== '' && !/^\s*(?:#|\/\/)/.test(line)) ?? '';
	const [, method, url = ''] = request.exec(first) ?? [];
	if (method === undefined) return [];
	const start = sourceOffset(fence, fence.content.indexOf(first) + first.indexOf(url));
	const finding = findRequest(
		{ method, url, span: { start, end: start + url.length }, document: document.path },
		repository,
	);
	return finding?.status === 'missing' ? [finding] : [];
}
