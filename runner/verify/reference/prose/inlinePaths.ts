import type { InlineCode, MarkdownDocument } from '../../../markdown/document.ts';
import type { ShellWord } from '../../../shell/command.ts';
import { resolved, unknown } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { isRepositoryPath, resolvePath } from '../resolvers/paths.ts';
import { isTemplateText, speaksOfAbsence } from '../document/absence.ts';
import { isRecord } from '../document/doubts.ts';
import type { Scene } from '../scene.ts';
import { joinPath, normalise } from '../repository/tree.ts';

const ruleId = 'reference/file';
const extension =
	/\.(?:ts|tsx|js|jsx|mjs|cjs|mts|cts|vue|svelte|astro|py|rb|go|rs|java|kt|swift|c|h|cc|cpp|hpp|cs|php|pl|sh|bash|zsh|ps1|sql|ya?ml|json|jsonc|json5|toml|ini|cfg|conf|env\.example|xml|html|css|scss|md|mdx|txt|csv|tf|tfvars|hcl|jsonnet|libsonnet|proto|graphql|gradle|lock|service|dockerfile|mk|ex|exs|erl|lua|r|ipynb|snap|tpl|tmpl|erb|j2)$/i;
/** A path of the repository in running text: precise rather than complete. */
export function resolveInlinePath(code: InlineCode, scene: Scene): Finding | undefined {
	const text = code.text
		.trim()
		.replace(/[:#]L?\d+(?:[-:–]L?\d+)*$/, '')
		.replace(/::.*$/, '');
	if (!isPathLike(text)) return undefined;
	const finding = resolvePath(
		wordOf(code, text),
		{
			ruleId: text.endsWith('/') ? 'reference/directory' : ruleId,
			needed: false,
			noun: text.endsWith('/') ? 'the directory' : 'the file',
		},
		scene,
	);
	if (finding.status !== 'missing') return finding;
	if (isSuffix(text, scene)) return resolved(finding.ruleId, text, 'the end of a path of the repository', false);
	if (isTemplateText(scene.document)) return unknown(ruleId, text, 'the document is a template to fill in');
	if (isRecord(scene.document)) return unknown(ruleId, text, 'the document is a record of another day');
	if (speaksOfAbsence(scene.document, code))
		return unknown(ruleId, text, 'the sentence says that it is gone or to come');
	const deleted = finding.strength === 'exact' && finding.evidence.length > 1;
	if (!deleted && !firstExists(text, scene)) return unknown(ruleId, text, 'it may not be a path of this repository');
	if (finding.strength === 'exact') return finding;
	if (pointsAt(scene.document, code)) return { ...finding, strength: 'likely' };
	return finding.strength === 'weak'
		? unknown(ruleId, text, 'it may not be a path of this repository')
		: { ...finding, strength: 'weak' };
}

const pointer =
	/(?:\b(?:see|refer to|read|consult|check|review|follow|documented in|described in|details?(?: are)? in|defined in|locat(?:ed|ion)(?: (?:in|at))?|lives? in|found (?:in|at)|implemented in|according to)(?: the)?(?: (?:file|guide|runbook|document|documentation|docs))?|\*\*[^*\n]{1,60}\*\*\s*:?|\*\*[^*\n]{1,60}:\*\*)\s*\(?\s*$/i;

/** The text sends the reader to the path: “see `x`”, “**Guide**: `x`”. */
function pointsAt({ source }: MarkdownDocument, { range }: InlineCode): boolean {
	return pointer.test(source.slice(Math.max(0, range.start.offset - 100), range.start.offset));
}

function isPathLike(text: string): boolean {
	return (
		text.includes('/') &&
		isRepositoryPath(text) &&
		!text.includes('//') &&
		!/^[\w.-]+\.(?:com|org|io|net|dev|sh|ai|app)\//.test(text) &&
		(extension.test(text) || text.endsWith('/') || /^\.{1,2}\/[\w./-]+$/.test(text))
	);
}

function wordOf(code: InlineCode, text: string): ShellWord {
	return {
		text,
		source: text,
		span: { start: code.range.start.offset, end: code.range.end.offset },
		known: true,
		knownPrefix: text,
		placeholder: false,
	};
}

/** `services/x.ts` may stand for `server/services/x.ts`: prose leaves the beginning out. */
function isSuffix(text: string, { repository }: Scene): boolean {
	const end = `/${normalise(text)}`;
	const name = end.slice(end.lastIndexOf('/') + 1);
	const same = text.endsWith('/') ? repository.listing().directoriesByName : repository.listing().byName;
	return (same.get(name) ?? []).some((file) => file.endsWith(end));
}

function firstExists(text: string, { bases, repository }: Scene): boolean {
	const [first = ''] = normalise(text).split('/');
	return bases.some((base) => repository.tree.kind(joinPath(base, first)) === 'directory');
}
