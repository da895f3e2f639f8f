import type { MarkdownDocument } from '../../../../markdown/document.ts';
import type { Span } from '../../../../shell/command.ts';
import { resolved, witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import type { Repository } from '../../repository/repository.ts';
import { declaredVariables } from './declared.ts';

const ruleId = 'reference/environment-variable';

/** Variables that tools, shells and platforms read for themselves. */
const ofTools =
	/^(?:(?:AWS|AZURE|ARM|GOOGLE|GCP|GCLOUD|CLOUDSDK|GITHUB|GH|GITLAB|CI|DOCKER|COMPOSE|BUILDKIT|BUILDX|KUBE\w*|HELM|TF|TERRAFORM|VAULT|CONSUL|ANSIBLE|NODE|NPM|YARN|PNPM|BUN|DENO|PYTHON\w*|PIP|UV|POETRY|PYTEST|GO\w*|CGO|RUST\w*|CARGO|JAVA|MAVEN|GRADLE|PG\w*|POSTGRES|MYSQL|MARIADB|REDIS\w*|MONGO\w*|RABBITMQ|MINIO|GF|OTEL|SSH|GIT|GPG|LC|XDG|HTTP|HTTPS|NO|ALL|DEBUG|RAILS|RACK|BUNDLE|DJANGO|FLASK|CUDA|NVIDIA|HF|XLA|OMP|LD|DYLD|PLAYWRIGHT|PUPPETEER|CYPRESS|VERCEL|NETLIFY|FLY|HEROKU|SENTRY|RUNBOOK)(?:_|$))/;
/** Names of one part: a shell has many of them. */
const compound = /^[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]$/;
const madeUp = /(?:^|_)(?:YOUR|MY|FOO|BAR|EXAMPLE|XXX|NAME_HERE|SOME)(?:_|$)/;

/** Where a variable is named: an assignment says that something is to read it. */
export interface NamedVariable {
	name: string;
	span: Span;
	assigned: boolean;
}

/** A variable of the documents against what the workspace declares. Only where something tells what was meant it counts. */
export function findVariable(
	{ name, span, assigned }: NamedVariable,
	repository: Repository,
	document: MarkdownDocument,
): Finding | undefined {
	if (!compound.test(name) || ofTools.test(name) || madeUp.test(name)) return undefined;
	const { examples, all } = declaredVariables(repository);
	const file = all.get(name);
	if (file !== undefined) return resolved(ruleId, name, `declared in ${file}`, false);
	if (all.size === 0 || isUsed(name, document)) return undefined;
	const near = examples.size === 0 ? undefined : nearVariable(name, all.keys());
	const removed = repository.history.removals(declaringFiles(all), /\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/g).get(name);
	if ((near === undefined && removed === undefined) || repository.isInSources(name)) return undefined;
	const [first = '', ...others] = declaringFiles(all);
	return {
		status: 'missing',
		ruleId,
		name,
		span,
		message: `nothing in the workspace reads ${name}`,
		hint:
			near === undefined
				? `${others.length === 0 ? first : 'A file of the workspace'} had it until ${removed?.hash} (${removed?.date}).`
				: `Did you mean ${near}?`,
		strength: 'exact',
		mild: !assigned || removed === undefined,
		evidence: [
			witness(`${all.size} are declared: ${[...all.keys()].slice(0, 30).join(', ')}`),
			...(removed === undefined ? [] : [witness(`${name} last changed in ${removed.hash} (${removed.date})`, 'git')]),
		],
	};
}

/** A slip of letters; `_1` and `_2`, `_DEV` and `_PROD`, `MIN_` and `MAX_` are no slips of each other. */
function nearVariable(name: string, names: Iterable<string>): string | undefined {
	const near = nearestName(
		name,
		[...names].filter((other) => Math.abs(other.length - name.length) <= 2),
	);
	if (near === undefined) return undefined;
	const parts = name.split('_');
	const others = near.split('_');
	if (parts.length !== others.length) return parts.join('') === others.join('') ? near : undefined;
	const different = parts.filter((part, index) => part !== others[index]);
	const [part = ''] = different;
	const other = others.find((one, index) => one !== parts[index]) ?? '';
	return different.length === 1 &&
		part.length > 3 &&
		nearestName(part, [other]) !== undefined &&
		!/\d/.test(part + other)
		? near
		: undefined;
}

/** The document's own commands read it. */
function isUsed(name: string, { source }: MarkdownDocument): boolean {
	return source.includes(`$${name}`) || source.includes(`\${${name}`);
}

const mostFiles = 50;

/** The files that declare variables: what was taken out of them was declared once. */
function declaringFiles(all: ReadonlyMap<string, string>): string[] {
	return [...new Set(all.values())].slice(0, mostFiles);
}
