import type { Fence, MarkdownDocument } from '../../../markdown/document.ts';
import { sourceOffset } from '../../../markdown/document.ts';
import { witness } from '../finding.ts';
import type { Missing } from '../finding.ts';
import { checkManifest } from '../kubernetes/manifest.ts';
import type { ManifestIssue } from '../kubernetes/manifest.ts';

const data = /^(?:ya?ml|json|kubernetes|k8s)$/;
const heredoc = /<<-?\s*(["']?)(\w+)\1[^\n]*\n([\s\S]*?)\n[\t ]*\2\s*$/gm;
/** Examples of what is refused, and changes shown as such. */
const shownAsWrong = /#[^\n]*\b(?:wrong|incorrect|invalid|not valid|broken|bad|don't|do not)\b|❌|^\+ /im;

/** Fields of the Kubernetes manifests in a document's fences that the API server would refuse. */
export function resolveManifests(document: MarkdownDocument): Missing[] {
	return document.blocks.flatMap((block) => (block.type === 'fence' ? inFence(block) : []));
}

function inFence(fence: Fence): Missing[] {
	if (!fence.content.includes('apiVersion') || shownAsWrong.test(fence.content)) return [];
	const texts = data.test(fence.language)
		? [{ text: fence.content, start: 0 }]
		: fence.holds === 'other'
			? []
			: [...fence.content.matchAll(heredoc)].map((match) => ({
					text: match[3] ?? '',
					start: match.index + match[0].indexOf('\n') + 1,
				}));
	return texts.flatMap(({ text, start }) =>
		checkManifest(text).map((issue) => findingOf(issue, (offset) => sourceOffset(fence, start + offset))),
	);
}

function findingOf({ message, hint, start, end, retired }: ManifestIssue, locate: (offset: number) => number): Missing {
	return {
		status: 'missing',
		ruleId: 'reference/manifest-field',
		name: message,
		span: { start: locate(start), end: locate(end) },
		message,
		...(hint === undefined ? {} : { hint }),
		strength: retired ? 'weak' : 'exact',
		evidence: [witness('the fields of Kubernetes’ own kinds')],
	};
}
