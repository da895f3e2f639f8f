import type { MarkdownDocument } from '../../../markdown/document.ts';
import type { Repository } from '../repository/repository.ts';
import { repositoryName } from '../repository/identity.ts';
import { surroundingsOf } from './sections.ts';
import type { ShellText } from './shellTexts.ts';

/** Why a missing name may be no drift. `certain` silences the finding, `some` asks for a stronger witness. */
export interface Doubt {
	level: 'some' | 'certain';
	reason: string;
}

const otherRepository =
	/\b(?:in|from|of|inside|within|into|clone|cloning|checkout|check out|to|use|using|our|the|your|down)\s+(?:(?:the|a|an|our|your|its|down|separate|another|other|upstream)\s+)*[`*_"'[]*([\w@./-]*[\w-])[`*_"'\]]*(?:\([^)\s]*\))?\s+(?:git\s+)?(?:repo|repository|repositories|fork|cookbook)\b/gi;
const copyOfOther = /\b(?:fork|clone|checkout|check-out)\s+of\s+(?:the\s+)?[`*_"'[]*([\w@.-]+\/[\w@.-]*[\w-])/gi;
const notAName =
	/^(?:this|the|that|same|current|root|main|whole|entire|your|our|my|its|local|git|github|gitlab|remote|source|public|private|project|mono|cloned|new|existing|each|any|every|a|code|infrastructure|of|parent|production|template|example|bare|full|given|target|client|application|app|official|docker|container|image|helm|chart|package|artifact|apt|yum|npm|pypi|maven|ecr|gcr|registry|documentation|docs|website|one|monorepo|different|specific|forked|original|correct|right|single|shared|central|dedicated|first|second|respective|corresponding|nested|empty|fresh|clean|working|unified|common|combined|bigger|larger|smaller)$/i;
const elsewhere =
	/\b(?:ssh(?:ing|ed)? (?:in)?to|log(?:ged|ging)? ?(?:in ?to|on ?to)|on (?:the|a|each|every|your) (?:remote |target |new |production |staging |primary |replica |bastion |console |jump |\w+ )?(?:server|host|hosts|node|nodes|vm|vms|instance|machine|droplet|pod|container|box|bastion|console)s?|inside (?:the|a) (?:container|pod|vm)|from (?:the|a) (?:bastion|console) (?:server|host|node))\b/i;
/** `# Inside the container:` in a fence, where a command before it opened a shell there. */
const insideComment =
	/^[ \t]*#.*\b(?:inside|in|within|on|from)(?: of)? (?:the|a|that|this|your)(?: [\w-]+)? ?(?:container|pod|vm|server|host|instance)(?:'s)?\b.*$/im;
const readersProject =
	/\b(?:in|into|inside|from|for|of|to|at|create|creating|using)\s+(?:a|an|your|your own|any|their|the user'?s|an existing|a new|another)\s+(?:\w+\s+){0,2}?(?:project|app|application|workspace|package|repo|repository|codebase|monorepo|site|module)\b/i;
const proposal =
	/\b(?:road-?map|proposals?|rfcs?|todo|backlog|wish-?list|changelog|change log|release notes|archived?|deprecated|future (?:work|enhancements?|improvements?|plans?|development)|planned|migration plan|adrs?|decision records?|post-?mortems?|incident report|design doc(?:ument)?|not (?:yet )?implemented|coming soon|upcoming|out of scope|deferred|obsolete)\b/i;
const proposalPath =
	/(?:^|\/)(?:roadmap|proposals?|rfcs?|todo|backlog|changelog|history|archived?|adrs?|decisions|post-?mortems?|incidents?|plans?|drafts?|\.changeset|issue_template|pull_request_template|release-?notes?|node_modules|vendor|third_party|blog|news)(?:[/._-]|$)|(?:^|[/_-])(?:plan|proposal|roadmap|rfc|todo|backlog|changelog|draft|prompt|design|template)\.mdx?$/i;

/** What the surroundings of a text say against the finding that a name in it is drift. */
export function doubtsAt(text: ShellText, document: MarkdownDocument, repository: Repository): Doubt[] {
	const host = text.kind === 'fence' ? elsewhere.exec(surroundingsOf(document, text.start).nearest) : null;
	const inside = text.kind === 'fence' ? insideComment.exec(text.source) : null;
	const remote = [host, inside].flatMap((said) => said?.[0].trim() ?? []);
	return [
		...remote.map((said): Doubt => ({ level: 'certain', reason: `the text says “${said}”` })),
		...doubtsOfProse(text.start, document, repository),
	];
}

/** Doubts from the prose around an offset alone. */
export function doubtsOfProse(offset: number, document: MarkdownDocument, repository: Repository): Doubt[] {
	const around = surroundingsOf(document, offset);
	const found: Doubt[] = [];
	const other = otherRepositoryIn(
		`${around.headings.map(({ text }) => text).join('\n')}\n${around.before}`,
		repository,
	);
	if (other !== undefined) found.push({ level: 'certain', reason: `the section is about the repository ${other}` });
	const above = otherRepositoryIn(around.above, repository);
	if (other === undefined && above !== undefined)
		found.push({ level: 'some', reason: `the text above names the repository ${above}` });
	if (elsewhere.test(around.before)) found.push({ level: 'some', reason: 'the section works on another machine' });
	const reader = readersProject.exec(around.nearest) ?? readersProject.exec(around.headings.at(-1)?.text ?? '');
	if (reader !== null) found.push({ level: 'some', reason: `the text says “${reader[0]}”` });
	const planned = around.headings.find(({ text }) => proposal.test(text));
	if (planned !== undefined) found.push({ level: 'certain', reason: `it stands under the heading “${planned.text}”` });
	if (isChangelog(document)) found.push({ level: 'certain', reason: 'the document tells of earlier versions' });
	if (isProposal(document))
		found.push({ level: 'some', reason: 'the document describes plans, the past or a template' });
	return found;
}

/** A changelog tells what each version did, in the words and with the links of its day. */
export function isChangelog({ path }: MarkdownDocument): boolean {
	return /(?:^|\/)(?:changelog|changes|history|release-?notes|news)(?:[._-][^/]*)?\.mdx?$/i.test(path);
}

const recordPath =
	/(?:^|[./_-])(?:issue_template|certifications?|evidence|baseline|matrix|stor(?:y|ies)|epics?|bugs?|bounty|audits?|reports?|reviews?|assessments?|analys[ie]s|fix(?:es)?|tasks?|tickets?|handoffs?|notes|sessions?|sprints?|journal|devlog|retro|investigations?|research|prompts?|proposals?|summary|inventory|findings|progress|status|roadmap|plans?|blueprint|implementation|phase\d*|wave|pr|migration|notices?|third[-_]party|licen[cs]es?|deprecation)(?:[/_.-]|$)|\d{4}-\d\d(?:-\d\d)?|(?:^|\/)\d{3,}-[^/]*$/i;

/** Whether a document is a record of one moment, whose running text speaks of the tree of that day. */
export function isRecord(document: MarkdownDocument): boolean {
	return isProposal(document) || recordPath.test(document.path);
}

/** Whether a document tells of plans, of the past, or is a template. */
function isProposal(document: MarkdownDocument): boolean {
	return proposalPath.test(document.path) || proposal.test(document.title);
}

/** The name of another repository that a text speaks of. */
function otherRepositoryIn(prose: string, repository: Repository): string | undefined {
	for (const match of [...prose.matchAll(otherRepository), ...prose.matchAll(copyOfOther)]) {
		const name = match[1] ?? '';
		const last = repositoryName(name).toLowerCase();
		if (last.length < 3 || notAName.test(last) || isOwn(last, repository)) continue;
		return name;
	}
	return undefined;
}

function isOwn(name: string, repository: Repository): boolean {
	return [...repository.names()].some((own) => own === name) || repository.tree.kind(name) === 'directory';
}
