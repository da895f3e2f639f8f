import type { MarkdownDocument } from '../../../markdown/document.ts';
import { isRecord } from '../document/doubts.ts';
import type { Missing } from '../finding.ts';
import type { Repository } from '../repository/repository.ts';
import { formerPorts } from '../resolvers/ports/findPort.ts';

/** Ports of this machine in the prose of a document: links, addresses, inline code. */
export function resolvePorts(document: MarkdownDocument, repository: Repository): Missing[] {
	if (isRecord(document)) return [];
	return document.blocks.flatMap(({ type, range }) => {
		const [start, end] = [range.start.offset, range.end.offset];
		return type === 'prose' ? formerPorts(document.source.slice(start, end), start, document, repository) : [];
	});
}
