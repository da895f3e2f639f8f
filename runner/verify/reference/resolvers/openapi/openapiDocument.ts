import { parse } from 'yaml';
import * as z from 'zod';
import { isTooDeep } from '../../../../../plugins/remark-runbook/language.ts';
import { forAllDocuments } from '../../../looks/looks.ts';
import type { Repository } from '../../repository/repository.ts';

/** One path of an OpenAPI document, with what its servers put before it. */
export interface ApiPath {
	file: string;
	/** As written: `/orders/{id}`. */
	template: string;
	/** Begins of a URL's path that lead to it: `''`, `/api/v1`. */
	prefixes: string[];
	/** Upper case. */
	methods: Set<string>;
}

export interface Api {
	paths: ApiPath[];
	/** Hosts of its servers. */
	hosts: Set<string>;
}

const fileName = /(?:^|[/._-])(?:openapi|swagger)[\w.-]*\.(?:ya?ml|json)$/i;
const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
const documentSchema = z.object({
	openapi: z.string().optional(),
	swagger: z.string().optional(),
	basePath: z.string().optional(),
	servers: z
		.array(z.object({ url: z.string() }))
		.optional()
		.catch(undefined),
	paths: z.record(z.string(), z.record(z.string(), z.unknown()).catch({})),
});
const maximumFiles = 20;

const known = new WeakMap<Repository, Api>();

/** Every path that the OpenAPI documents of a workspace describe; empty where it has none. */
export function readApi(repository: Repository): Api {
	const found = known.get(repository) ?? forAllDocuments(() => readDocuments(repository));
	known.set(repository, found);
	return found;
}

function readDocuments(repository: Repository): Api {
	const api: Api = { paths: [], hosts: new Set() };
	const files = [...repository.listing().files].filter((file) => fileName.test(file)).slice(0, maximumFiles);
	for (const file of files) {
		const data = documentSchema.safeParse(parseData(repository.tree.read(file)));
		if (!data.success || (data.data.openapi ?? data.data.swagger) === undefined) continue;
		addPaths(api, file, data.data);
	}
	return api;
}

function addPaths(api: Api, file: string, { basePath, servers = [], paths }: z.infer<typeof documentSchema>): void {
	const urls = servers.map(({ url }) => url);
	for (const url of urls) {
		const host = /^https?:\/\/([^/:{}]+)/.exec(url)?.[1];
		if (host !== undefined) api.hosts.add(host.toLowerCase());
	}
	const bases = [basePath ?? '', ...urls.map((url) => url.replace(/^[a-z]+:\/\/[^/]*/i, ''))];
	const prefixes = [...new Set(bases.map((base) => base.replace(/\/+$/, '')))].filter((base) => !base.includes('{'));
	for (const [template, operations] of Object.entries(paths)) {
		const given = Object.keys(operations).filter((name) => methods.has(name.toLowerCase()));
		api.paths.push({ file, template, prefixes, methods: new Set(given.map((name) => name.toUpperCase())) });
	}
}

function parseData(text: string | undefined): unknown {
	if (text === undefined || isTooDeep(text)) return undefined;
	try {
		return parse(text, { maxAliasCount: 1000, logLevel: 'silent' });
	} catch {
		return undefined;
	}
}
