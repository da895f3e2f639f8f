import type { Span } from '../../../../shell/command.ts';
import { resolved, unknown, witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import type { Repository } from '../../repository/repository.ts';
import { readApi } from './openapiDocument.ts';
import type { ApiPath } from './openapiDocument.ts';

const ruleId = 'reference/http-path';

/** A request as a document writes it; `method` is undefined where the document does not say. */
export interface NamedRequest {
	method: string | undefined;
	url: string;
	span: Span;
	/** The document that names it. */
	document: string;
}

const local = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal)$/i;
/** What stands for a part that is known only later: `{id}`, `{{id}}`, `<id>`, `$ID`, `:id`. */
const variablePart = /[{}<>$:]|^\.{3}$/;

/** A request's path against the OpenAPI documents of the workspace. Paths that they leave out are no drift by themselves. */
export function findRequest(
	{ method, url, span, document }: NamedRequest,
	repository: Repository,
): Finding | undefined {
	const [, host = '', written = ''] =
		/^(?:https?:\/\/)?((?:\{\{[^}]*\}\}|\$\{?\w+\}?|\[[^\]]*\]|[\w.-]+)?)(?::(?:\d+|\{\{[^}]*\}\}|\$\{?\w+\}?))?(\/[^?#\s]*)/.exec(
			url,
		) ?? [];
	const { paths: all, hosts } = readApi(repository);
	const paths = all.filter(({ file }) => !isOfOther(file, document, repository));
	const isOwn = host === '' || /[{$]/.test(host) || local.test(host) || hosts.has(host.toLowerCase());
	if (paths.length === 0 || !isOwn || written === '/' || written === '') return undefined;
	const place = written.replace(/(?<=.)\/+$/, '');
	const found = paths.filter((path) => matches(path, place));
	const [first] = found;
	if (first !== undefined) {
		const isOffered =
			method === undefined ||
			found.some(({ methods }) => methods.has(method) || method === 'HEAD' || method === 'OPTIONS');
		return isOffered
			? resolved(ruleId, place, `${first.template} of ${first.file}`, false)
			: otherMethod({ method, span }, first, place);
	}
	const near = nearPath(place, paths);
	if (near === undefined)
		return (
			formerPath({ place, span, paths }, repository) ??
			unknown(ruleId, place, 'the OpenAPI document does not describe it')
		);
	return {
		status: 'missing',
		ruleId,
		name: place,
		span,
		message: `${near.file} describes no path ${place}`,
		hint: `Did you mean ${near.shown}?`,
		strength: 'exact',
		evidence: [
			witness(
				`paths of ${near.file}: ${paths
					.slice(0, 20)
					.map(({ template }) => template)
					.join(', ')}`,
			),
		],
	};
}

function otherMethod(
	{ method = '', span }: Pick<NamedRequest, 'method' | 'span'>,
	path: ApiPath,
	place: string,
): Finding {
	const offered = [...path.methods].join(', ');
	return {
		status: 'missing',
		ruleId,
		name: place,
		span,
		message: `${path.file} describes no ${method} for ${path.template}`,
		hint: `It has ${offered || 'no method'}.`,
		strength: 'exact',
		mild: true,
		evidence: [witness(`${path.template} of ${path.file}: ${offered}`)],
	};
}

function matches({ template, prefixes }: ApiPath, place: string): boolean {
	return prefixes.some((prefix) => {
		const own = template.replace(/(?<=.)\/+$/, '').split('/');
		if (!place.startsWith(`${prefix}/`)) return false;
		const given = place.slice(prefix.length).split('/');
		return (
			own.length === given.length && own.every((part, index) => part.includes('{') || fits(part, given[index] ?? ''))
		);
	});
}

function fits(part: string, given: string): boolean {
	return part === given || (variablePart.test(given) && given !== '');
}

/** The path that differs in one fixed part, by a slip of letters. */
function nearPath(place: string, paths: readonly ApiPath[]): { file: string; shown: string } | undefined {
	const given = place.split('/');
	for (const { template, prefixes, file } of paths) {
		for (const prefix of prefixes) {
			const full = (prefix + template).replace(/(?<=.)\/+$/, '');
			const own = full.split('/');
			if (own.length !== given.length) continue;
			const different = own.flatMap((part, index) =>
				part.includes('{') || fits(part, given[index] ?? '') ? [] : [{ part, given: given[index] ?? '' }],
			);
			const [only] = different;
			const isSlip = only !== undefined && different.length === 1 && isNear(only.part, only.given);
			if (isSlip) return { file, shown: full };
		}
	}
	return undefined;
}

/** `order` for `orders`, `v1` for `v2` is none: a version of its own may be served. */
function isNear(part: string, given: string): boolean {
	return part.length > 3 && given.length > 3 && !/\d/.test(part + given) && nearestName(given, [part]) !== undefined;
}

const pathKey = /^\s*["']?(\/[^\s"']*?)["']?\s*:\s*(?:\{.*)?$/g;

/** A path that the OpenAPI document described once. What the sources still name is served all the same. */
function formerPath(
	{ place, span, paths }: { place: string; span: Span; paths: readonly ApiPath[] },
	repository: Repository,
): Finding | undefined {
	const files = [...new Set(paths.map(({ file }) => file))];
	const prefixes = [...new Set(['', ...paths.flatMap((path) => path.prefixes)])];
	const bare = prefixes.filter((prefix) => place.startsWith(`${prefix}/`)).map((prefix) => place.slice(prefix.length));
	const removals = bare.length === 0 ? undefined : repository.history.removals(files, pathKey);
	const former = bare.find((path) => removals?.has(path) === true);
	const commit = former === undefined ? undefined : removals?.get(former);
	if (former === undefined || commit === undefined) return undefined;
	return {
		status: 'missing',
		ruleId,
		name: place,
		span,
		message: `${files.join(', ')} describes no path ${place} any more`,
		hint: `It had ${former} until ${commit.hash} (${commit.date}).`,
		strength: 'exact',
		mild: repository.isInSources(former),
		evidence: [witness(`${former} was taken out in ${commit.hash} (${commit.date})`, 'git')],
	};
}

const manifest = [
	'package.json',
	'go.mod',
	'pyproject.toml',
	'requirements.txt',
	'pom.xml',
	'Cargo.toml',
	'Dockerfile',
];

/** A document in the directory of one service does not speak of the API that another describes. */
function isOfOther(file: string, document: string, { tree }: Repository): boolean {
	const segments = document.split('/').slice(0, -1);
	const directories = segments.map((_, index) => segments.slice(0, index + 1).join('/'));
	const project = directories.find((directory) =>
		manifest.some((name) => tree.kind(`${directory}/${name}`) === 'file'),
	);
	return (
		project !== undefined &&
		!file.startsWith(`${project}/`) &&
		file.includes('/') &&
		!/^(?:docs?|api|openapi)\//.test(file)
	);
}
