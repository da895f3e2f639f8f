import { parse } from 'yaml';
import { isTooDeep } from '../../../../../plugins/remark-runbook/language.ts';
import * as z from 'zod';
import type { Repository } from '../../repository/repository.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';

const record = z.record(z.string(), z.unknown()).nullish().catch(undefined);
const buildSchema = z.union([
	z.string().transform((context) => ({ context, dockerfile: undefined })),
	z.object({ context: z.string().default('.'), dockerfile: z.string().optional() }),
]);
const serviceSchema = z
	.object({
		profiles: z.array(z.string()).optional().catch(undefined),
		build: buildSchema.optional().catch(undefined),
		volumes: z.array(z.unknown()).optional().catch(undefined),
	})
	.nullish()
	.catch(undefined);
const mountSchema = z.object({ source: z.string() });
const includeSchema = z.union([
	z.string().transform((file) => [file]),
	z
		.object({ path: z.union([z.string().transform((file) => [file]), z.array(z.string())]) })
		.transform(({ path }) => path),
]);
const composeSchema = z.object({
	services: z.record(z.string(), serviceSchema).nullish().catch(undefined),
	include: z.array(includeSchema).optional().catch(undefined),
	networks: record,
	volumes: record,
});

/** The services of a project over all its files. */
export interface ComposeProject {
	files: string[];
	services: Set<string>;
	profiles: Set<string>;
	/** For each service the directories of the workspace that its image is built from or that it mounts. */
	sources: Map<string, string[]>;
	/** A file could not be read, or an include is remote: there may be more services. */
	open: boolean;
}

export const defaultFiles = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const overrides = [
	'compose.override.yaml',
	'compose.override.yml',
	'docker-compose.override.yaml',
	'docker-compose.override.yml',
];
const maximumFiles = 50;

/** The compose files that apply in a directory when none is named: there, or in the nearest directory above. */
export function findComposeFiles(directory: string, repository: Repository): string[] {
	let place = directory;
	for (;;) {
		const main = existing(place, defaultFiles, repository)[0];
		if (main !== undefined) return [main, ...existing(place, overrides, repository).slice(0, 1)];
		if (place === '') return [];
		place = place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : '';
	}
}

function existing(directory: string, names: readonly string[], repository: Repository): string[] {
	return names.map((name) => joinPath(directory, name)).filter((file) => repository.tree.kind(file) === 'file');
}

/** Reads compose files as data: aliases are bounded, variables stay text. */
export function readComposeProject(files: readonly string[], repository: Repository): ComposeProject {
	const project: ComposeProject = {
		files: [...files],
		services: new Set(),
		profiles: new Set(),
		sources: new Map(),
		open: false,
	};
	const pending = [...files];
	const seen = new Set<string>();
	while (pending.length > 0 && seen.size < maximumFiles) {
		const file = pending.shift() ?? '';
		if (seen.has(file)) continue;
		seen.add(file);
		pending.push(...readInto(project, file, repository));
	}
	return project;
}

function readInto(project: ComposeProject, file: string, repository: Repository): string[] {
	const data = parseCompose(file, repository);
	if (!data.success) {
		project.open = true;
		return [];
	}
	const directory = file.slice(0, Math.max(0, file.lastIndexOf('/')));
	for (const [name, service] of Object.entries(data.data.services ?? {})) {
		project.services.add(name);
		for (const profile of service?.profiles ?? []) project.profiles.add(profile);
		const sources = sourcesOf(service, directory);
		if (sources.length > 0) project.sources.set(name, [...(project.sources.get(name) ?? []), ...sources]);
	}
	const included = (data.data.include ?? []).flat();
	if (included.some((name) => /[:$]/.test(name) || leavesWorkspace(joinPath(directory, name)))) project.open = true;
	return included.map((name) => joinPath(directory, name)).filter((place) => !leavesWorkspace(place));
}

/** Directories of a service: its build context, where its Dockerfile lies, and what it mounts from here. */
function sourcesOf(service: z.infer<typeof serviceSchema>, directory: string): string[] {
	const { build, volumes = [] } = service ?? {};
	const mounted = volumes.flatMap((volume) => {
		const source = typeof volume === 'string' ? volume.split(':')[0] : mountSchema.safeParse(volume).data?.source;
		return source !== undefined && /^\.{1,2}(?:\/|$)/.test(source) ? [source] : [];
	});
	const built =
		build === undefined ? [] : [build.context, joinPath(joinPath(build.context, build.dockerfile ?? ''), '..')];
	const places = [...(build?.dockerfile === undefined ? built.slice(0, 1) : built), ...mounted];
	return places
		.filter((place) => !/[$:]/.test(place))
		.map((place) => joinPath(directory, place))
		.filter((place) => !leavesWorkspace(place));
}

const parsed = new WeakMap<Repository, Map<string, z.ZodSafeParseResult<z.infer<typeof composeSchema>>>>();

/** Each file of a workspace is parsed once, however many commands use it. */
function parseCompose(file: string, repository: Repository): z.ZodSafeParseResult<z.infer<typeof composeSchema>> {
	const store = parsed.get(repository) ?? new Map<string, z.ZodSafeParseResult<z.infer<typeof composeSchema>>>();
	parsed.set(repository, store);
	const data = store.get(file) ?? composeSchema.safeParse(parseYaml(repository.tree.read(file)));
	store.set(file, data);
	return data;
}

function parseYaml(text: string | undefined): unknown {
	if (text === undefined || isTooDeep(text)) return undefined;
	try {
		return parse(text.replaceAll(/!(?:reset|override)\b/g, ''), {
			maxAliasCount: 1000,
			logLevel: 'silent',
			merge: true,
		});
	} catch {
		return undefined;
	}
}
