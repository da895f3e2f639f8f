import type { MarkdownDocument } from '../../../../markdown/document.ts';
import type { Span } from '../../../../shell/command.ts';
import { witness } from '../../finding.ts';
import type { Missing } from '../../finding.ts';
import type { Repository } from '../../repository/repository.ts';

const local = /(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d{4,5})\b/g;
const settings =
	/(?:^|\/)(?:(?:docker-)?compose[\w.-]*\.ya?ml|[\w.-]*Dockerfile[\w.-]*|\.env[\w.-]*|package\.json|(?:vite|next|nuxt)\.config\.\w+|Procfile[\w.]*|application[\w-]*\.(?:ya?ml|properties)|Makefile|[Jj]ustfile)$/;
/** A port that something listens on: published, set, exposed. */
const listened =
	/(?<=^[\t ]*-[\t ]*["']?(?:[\d.]+:)?|(?:port|PORT)\w*["']?[\t ]*[=:][\t ]*["']?(?:\$\{\w+:-)?|EXPOSE[\t ]+|--port[ =]|localhost:|published:[\t ]*["']?)(\d{4,5})\b/g;
const mostFiles = 100;

/** Ports of this machine that a text names, and that the workspace published once and nothing in it names any more. */
export function formerPorts(
	text: string,
	start: number,
	document: MarkdownDocument,
	repository: Repository,
): Missing[] {
	return [...text.matchAll(local)].flatMap((match) => {
		const port = match[1] ?? '';
		const at = start + match.index + match[0].length - port.length;
		return findPort(port, { start: at, end: at + port.length }, document, repository) ?? [];
	});
}

function findPort(port: string, span: Span, document: MarkdownDocument, repository: Repository): Missing | undefined {
	const commit = repository.history.removals(settingsOf(repository), listened).get(port);
	if (commit === undefined || isOpened(port, document) || repository.isInSources(formsOf(port))) return undefined;
	return {
		status: 'missing',
		ruleId: 'reference/http-path',
		name: port,
		span,
		message: `nothing in the workspace names the port ${port} any more`,
		hint: `It was taken out in ${commit.hash} (${commit.date}).`,
		strength: 'exact',
		evidence: [witness(`${port} was taken out in ${commit.hash} (${commit.date})`, 'git')],
	};
}

const known = new WeakMap<Repository, string[]>();

/** The files in which ports are published. */
function settingsOf(repository: Repository): string[] {
	const files =
		known.get(repository) ??
		[...repository.listing().files]
			.filter((file) => settings.test(file))
			.toSorted()
			.slice(0, mostFiles);
	known.set(repository, files);
	return files;
}

/** The document itself says what listens there: `-p 8080:80`, `port-forward svc/x 8080:80`, `--port 8080`, `PORT=8080`. */
function isOpened(port: string, { source }: MarkdownDocument): boolean {
	return new RegExp(
		String.raw`(?:[\s="']|:)(?<!(?:localhost|127\.0\.0\.1|0\.0\.0\.0):)${port}(?::\d|["'\s]|$)`,
		'm',
	).test(source);
}

const before = [':', '=', '= ', '(', '"', "'", ', ', '|| ', '- ', 'port ', 'PORT ', 'EXPOSE ', 'port: ', 'PORT: '];

/** How sources write a port, so that three seconds in milliseconds are none. */
function formsOf(port: string): string[] {
	return before.map((text) => `${text}${port}`);
}
