import type { MarkdownDocument } from '../../../../markdown/document.ts';
import type { ShellWord } from '../../../../shell/command.ts';
import { resolved, witness } from '../../finding.ts';
import type { Finding, Missing } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import { joinPath } from '../../repository/tree.ts';
import type { Scene } from '../../scene.ts';
import { isRepositoryPath, resolvePath } from '../paths.ts';
import { readDockerfile } from './dockerfile.ts';

/** What the Dockerfile copies from the context and from its stages; the first that is missing stands for all. */
export function findContents(
	context: ShellWord,
	{ file, start }: { file: string | undefined; start: string },
	scene: Scene,
): Finding[] {
	const text = file === undefined ? undefined : scene.repository.tree.read(file);
	const base = joinPath(start, context.text);
	const isThere = scene.repository.tree.kind(base) === 'directory';
	if (file === undefined || text === undefined || !isThere) return [];
	if (isToldOf(file, base, scene)) return [];
	const { sources, from, stages, open } = readDockerfile(text);
	const copied = sources
		.filter((source) => isRepositoryPath(source))
		.map((source) => findSource(source, file, context, { ...scene, bases: [base], starts: [base] }))
		.find((finding) => finding !== undefined);
	const named = open
		? undefined
		: from.map((name) => findCopied(name, stages, file, context)).find((found) => found !== undefined);
	return [...(copied === undefined ? [] : [copied]), ...(named === undefined ? [] : [named])];
}

const told = new WeakMap<MarkdownDocument, Set<string>>();

/** A Dockerfile is one cause, however many commands of a document build with it: the first one tells. */
function isToldOf(file: string, base: string, { document }: Scene): boolean {
	const builds = told.get(document) ?? new Set<string>();
	told.set(document, builds);
	const build = `${file} ${base}`;
	const isTold = builds.has(build);
	builds.add(build);
	return isTold;
}

/** A source is looked for like any path; only where something tells what became of it does it count. */
function findSource(source: string, file: string, context: ShellWord, scene: Scene): Missing | undefined {
	const expected = { ruleId: 'reference/docker-copy', needed: true, noun: 'the file' } as const;
	const found = resolvePath({ ...context, text: source, source, knownPrefix: source }, expected, scene);
	if (found.status !== 'missing' || found.strength !== 'exact') return undefined;
	const { hint, evidence } = found;
	return ofDockerfile(context, source, `${file} copies ${source}, which the context does not have`, hint, evidence);
}

/** `COPY --from` may name an image as well: only a slip in a stage's name is told. */
function findCopied(name: string, stages: readonly string[], file: string, context: ShellWord): Missing | undefined {
	if (stages.some((stage) => stage.toLowerCase() === name.toLowerCase())) return undefined;
	const near = name.length > 3 ? nearestName(name, stages) : undefined;
	if (near === undefined) return undefined;
	const evidence = [witness(`stages of ${file}: ${stages.join(', ')}`)];
	return ofDockerfile(
		context,
		name,
		`${file} copies from the stage ${name}, which it does not have`,
		`Did you mean ${near}?`,
		evidence,
	);
}

function ofDockerfile(
	{ span }: ShellWord,
	name: string,
	message: string,
	hint: string | undefined,
	evidence: Missing['evidence'],
): Missing {
	return {
		status: 'missing',
		ruleId: 'reference/docker-copy',
		name,
		span,
		message,
		...(hint === undefined ? {} : { hint }),
		strength: 'exact',
		evidence,
	};
}

/** Arguments that every build knows. */
const predefined =
	/^(?:(?:https?|ftp|no|all)_proxy|SOURCE_DATE_EPOCH|BUILDKIT_\w+|TARGET\w+|BUILD(?:PLATFORM|OS|ARCH|VARIANT))$/i;

/** An argument that no `ARG` declares is passed over by the build, with a note at its end. */
export function findArgument(word: ShellWord, [file]: readonly string[], { repository }: Scene): Finding[] {
	const ruleId = 'reference/build-argument';
	const name = /^[A-Za-z_]\w*(?==|$)/.exec(word.knownPrefix)?.[0];
	const text = file === undefined ? undefined : repository.tree.read(file);
	if (name === undefined || file === undefined || text === undefined || predefined.test(name)) return [];
	const { args } = readDockerfile(text);
	if (args.has(name)) return [resolved(ruleId, name, `ARG in ${file}`, false)];
	const near = nearestName(name, args);
	return [
		{
			status: 'missing',
			ruleId,
			name,
			span: { start: word.span.start, end: word.span.start + name.length },
			message: `${file} declares no ARG ${name}`,
			...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
			strength: 'exact',
			mild: true,
			evidence: [witness(`arguments of ${file}: ${[...args].join(', ') || 'none'}`)],
		},
	];
}
