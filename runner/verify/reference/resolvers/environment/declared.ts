import { forAllDocuments } from '../../../looks/looks.ts';
import type { Repository } from '../../repository/repository.ts';

/** The environment variables that a workspace declares, each with the file that does so. */
export interface DeclaredVariables {
	/** Of `.env.example` and its like: the list that readers copy. */
	examples: ReadonlyMap<string, string>;
	/** Of compose files, Dockerfiles and workflows as well. */
	all: ReadonlyMap<string, string>;
}

const exampleFile =
	/(?:^|\/)(?:\.?env[.\w-]*\.?(?:example|sample|template|dist|defaults?)|(?:example|sample)\.env|\.env|\.env\.[\w.-]+|[\w.-]+\.env)$/i;
const userFile =
	/(?:^|\/)(?:(?:docker-)?compose[\w.-]*\.ya?ml|[\w.-]*Dockerfile[\w.-]*|\.github\/workflows\/[^/]+\.ya?ml)$/i;
const assignment = /^\s*(?:#\s*)?(?:export\s+)?([A-Z][A-Z0-9_]{2,})=/gm;
const use =
	/\$\{?([A-Z][A-Z0-9_]{2,})|^\s*(?:-\s*)?["']?([A-Z][A-Z0-9_]{2,})["']?\s*[:=]|^\s*(?:ENV|ARG)\s+([A-Z][A-Z0-9_]{2,})|(?:secrets|vars|env)\.([A-Z][A-Z0-9_]{2,})/gm;
const maximumFiles = 300;

const known = new WeakMap<Repository, DeclaredVariables>();

/** Reads the declarations of a workspace, once. */
export function declaredVariables(repository: Repository): DeclaredVariables {
	const found = known.get(repository) ?? forAllDocuments(() => readDeclarations(repository));
	known.set(repository, found);
	return found;
}

function readDeclarations(repository: Repository): DeclaredVariables {
	const files = [...repository.listing().files];
	const examples = new Map<string, string>();
	for (const file of files.filter((one) => exampleFile.test(one)).slice(0, maximumFiles))
		addAll(examples, file, assignment, repository);
	const all = new Map(examples);
	for (const file of files.filter((one) => userFile.test(one)).slice(0, maximumFiles))
		addAll(all, file, use, repository);
	return { examples, all };
}

function addAll(names: Map<string, string>, file: string, pattern: RegExp, { tree }: Repository): void {
	for (const match of (tree.read(file) ?? '').matchAll(pattern)) {
		const name = match.slice(1).find((group) => group !== undefined);
		if (name !== undefined && !names.has(name)) names.set(name, file);
	}
}
