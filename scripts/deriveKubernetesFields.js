// Derives the table of Kubernetes' fields from the declarations of the npm package kubernetes-models (MIT; the API's own
// descriptions are Apache-2.0). Usage: node scripts/deriveKubernetesFields.js DIRECTORY, which holds kubernetes-models and
// @kubernetes-models/apimachinery unpacked.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [, , source = ''] = process.argv;
const target = path.resolve(import.meta.dirname, '../runner/verify/reference/kubernetes/fieldTable.ts');

/** @type {Map<string, {fields: string[], references: string[]}>} */
const definitions = new Map();
/** @type {Map<string, string>} */
const kinds = new Map();

for (const name of ['kubernetes-models', '@kubernetes-models/apimachinery']) {
	const directory = path.join(source, name);
	for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' }))
		if (file.endsWith('.d.ts') && !file.includes('_schemas') && !file.endsWith('index.d.ts'))
			readDeclarations(path.join(directory, file));
}

const reached = new Set();
const pending = [...kinds.values()];
while (pending.length > 0) {
	const id = pending.pop() ?? '';
	if (reached.has(id)) continue;
	reached.add(id);
	pending.push(...(definitions.get(id)?.references ?? []));
}
const table = [...definitions]
	.filter(([id]) => reached.has(id))
	.map(([id, { fields }]) => `${id} ${fields.join(' ')}`)
	.toSorted();
const served = [...kinds].map(([kind, id]) => `${kind} ${id}`).toSorted();
writeFileSync(
	target,
	`/** Derived by scripts/deriveKubernetesFields.js. Each definition with its fields: \`name\`, \`name:Definition\` or \`name=A|B\`. */
export const fieldTable =
	'${table.join(';')}';

/** Each \`version/kind\` with its definition. */
export const kindTable =
	'${served.join(';')}';
`,
);

/** @param {string} file */
function readDeclarations(file) {
	const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
	const body = /export interface (\w+)[^{]*\{\n([\s\S]*?)\n\}/.exec(text);
	const id = new RegExp(String.raw`\b${body?.[1]} as (II\w+)`).exec(text)?.[1];
	if (id !== undefined) readMembers(shortened(id), body?.[2] ?? '');
}

/** @param {string} id @param {string} body members, each at one level of indentation, nested ones deeper */
function readMembers(id, body) {
	/** @type {{fields: string[], references: string[]}} */
	const found = { fields: [], references: [] };
	/** @type {Record<string, string>} */
	const identity = {};
	for (const [, name = '', type = ''] of body.matchAll(
		/^ {4}"?([\w$-]+)"?\??: ([^\n]*(?:\n {5,}[^\n]*|\n {4}\}[^\n]*)*);$/gm,
	)) {
		const reference = /^(?:Array<)?(II\w+)>?$/.exec(type)?.[1];
		const isChoice = /^"[\w./-]*"(?:\s*\|\s*"[\w./-]*")*$/.test(type);
		if (reference !== undefined) found.references.push(shortened(reference));
		if (name === 'apiVersion' || name === 'kind') identity[name] = type.replaceAll('"', '');
		const choices = isChoice ? `=${type.replaceAll(/["\s]/g, '')}` : '';
		found.fields.push(`${name}${reference === undefined ? choices : `:${shortened(reference)}`}`);
	}
	if (/^ {4}\[/m.test(body)) return;
	definitions.set(id, found);
	const { apiVersion, kind } = identity;
	if (apiVersion !== undefined && kind !== undefined && /^[\w./]+$/.test(apiVersion) && !kind.endsWith('List'))
		kinds.set(`${apiVersion}/${kind}`, id);
}

/** @param {string} id */
function shortened(id) {
	return id.replace(/^IIoK8s(?:Api(?!machinery)|ApimachineryPkgApis)?/, '');
}
