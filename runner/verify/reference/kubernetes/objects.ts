import { parseAllDocuments } from 'yaml';
import * as z from 'zod';
import { isTooDeep } from '../../../../plugins/remark-runbook/language.ts';
import type { Repository } from '../repository/repository.ts';

/** An object that a manifest of the repository makes. */
interface KubernetesObject {
	kind: string;
	name: string;
	namespace: string | undefined;
	file: string;
}

/** What the manifests of a repository make. */
export interface KubernetesObjects {
	objects: readonly KubernetesObject[];
	/** Namespaces by the file that names them. */
	namespaces: ReadonlyMap<string, string>;
	/** Labels of pods, `app=api`, by their file. */
	labels: ReadonlyMap<string, string>;
	/** Names are changed on the way to the cluster, so that an absent one says nothing. */
	open: boolean;
}

const labelsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const objectSchema = z.object({
	apiVersion: z.string(),
	kind: z.string(),
	metadata: z.object({
		name: z.string(),
		namespace: z.string().optional(),
		labels: labelsSchema.optional().catch(undefined),
	}),
	spec: z
		.object({
			template: z
				.object({ metadata: z.object({ labels: labelsSchema }) })
				.optional()
				.catch(undefined),
		})
		.optional()
		.catch(undefined),
});

const mostFiles = 500;
const mostBytes = 500_000;
const known = new WeakMap<Repository, KubernetesObjects>();

/** Read once for each repository; templates and lists of other tools say nothing. */
export function readObjects(repository: Repository): KubernetesObjects {
	const found = known.get(repository) ?? collect(repository);
	known.set(repository, found);
	return found;
}

/** Manifests that a site hands to its readers are examples: their clusters hold more. */
const ofReaders = /(?:^|\/)(?:content|public|static|website)\//;

function collect(repository: Repository): KubernetesObjects {
	const objects: KubernetesObject[] = [];
	const namespaces = new Map<string, string>();
	const labels = new Map<string, string>();
	let open = false;
	const files = [...repository.listing().files]
		.filter((file) => /\.ya?ml$/i.test(file) && !ofReaders.test(file))
		.toSorted();
	for (const file of files.slice(0, mostFiles)) {
		const text = repository.tree.read(file) ?? '';
		open ||= changesNames(file, text);
		for (const { kind, metadata, spec } of objectsIn(text)) {
			objects.push({ kind, name: metadata.name, namespace: metadata.namespace, file });
			const namespace = kind === 'Namespace' ? metadata.name : metadata.namespace;
			if (namespace !== undefined) namespaces.set(namespace, file);
			for (const [key, value] of Object.entries({ ...metadata.labels, ...spec?.template?.metadata.labels }))
				labels.set(`${key}=${value}`, file);
		}
	}
	return { objects, namespaces, labels, open: open || files.length > mostFiles };
}

/** A kustomization or a chart gives names and namespaces of its own. */
function changesNames(file: string, text: string): boolean {
	if (/(?:^|\/)Chart\.ya?ml$/.test(file)) return true;
	return (
		/(?:^|\/)kustomization\.ya?ml$/.test(file) &&
		/^(?:namePrefix|nameSuffix|namespace|generators|helmCharts)\s*:/m.test(text)
	);
}

function objectsIn(text: string): z.infer<typeof objectSchema>[] {
	if (text.length > mostBytes || !/^apiVersion\s*:/m.test(text) || /\{\{|\{%|\$\{/.test(text) || isTooDeep(text))
		return [];
	const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false });
	if (!Array.isArray(documents)) return [];
	return documents.flatMap((document) => {
		if (document.errors.length > 0) return [];
		const read = objectSchema.safeParse(document.toJS({ maxAliasCount: 100 }));
		return read.success ? [read.data] : [];
	});
}
