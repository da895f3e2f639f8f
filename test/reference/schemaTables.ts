import * as z from 'zod';
import { code, codes, table } from './markdown.ts';

/** The part of JSON Schema that zod writes for our schemas. */
const nodeSchema = z.looseObject({
	type: z.union([z.string(), z.array(z.string())]).optional(),
	description: z.string().optional(),
	default: z.unknown().optional(),
	const: z.unknown().optional(),
	enum: z.array(z.unknown()).optional(),
	minimum: z.number().optional(),
	maximum: z.number().optional(),
	required: z.array(z.string()).optional(),
	get properties() {
		return z.record(z.string(), nodeSchema).optional();
	},
	get items() {
		return nodeSchema.optional();
	},
	get additionalProperties() {
		return z.union([z.boolean(), nodeSchema]).optional();
	},
	get anyOf() {
		return z.array(nodeSchema).optional();
	},
	get oneOf() {
		return z.array(nodeSchema).optional();
	},
});
type SchemaNode = z.infer<typeof nodeSchema>;

/** What somebody writes for a schema, as JSON Schema. */
export function describeSchema(schema: z.ZodType): SchemaNode {
	return nodeSchema.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }));
}

/** The keys of an object a row each, those of objects within it with their path; alternatives in tables of their own. */
export function schemaTables(node: SchemaNode, path = ''): string[] {
	const rows: string[][] = [];
	const further: string[] = [];
	addRows(node, path, rows, further);
	return [...table(['key', 'value', 'meaning'], rows), ...further];
}

function addRows(node: SchemaNode, path: string, rows: string[][], further: string[]): void {
	for (const [name, property] of Object.entries(node.properties ?? {})) {
		if (property.const !== undefined && path !== '' && property.description === undefined) continue;
		const key = path === '' ? name : `${path}.${name}`;
		const need = node.required?.includes(name) && property.default === undefined ? '' : ', optional';
		rows.push([code(key), `${valueOf(property)}${need}`, property.description ?? '']);
		addWithin(property, key, rows, further);
	}
}

function addWithin(property: SchemaNode, key: string, rows: string[][], further: string[]): void {
	const named = typeof property.additionalProperties === 'object' ? property.additionalProperties : undefined;
	if (property.items?.properties) addRows(property.items, `${key}[]`, rows, further);
	else if (named?.oneOf) addAlternatives(named.oneOf, `${key}.NAME`, further);
	else if (property.properties) addRows(property, key, rows, further);
}

/** Objects of which a key says which one is meant, a table each. */
function addAlternatives(options: readonly SchemaNode[], path: string, further: string[]): void {
	for (const option of options) {
		const [tag, value] = Object.entries(option.properties ?? {}).find(([, one]) => one.const !== undefined) ?? [];
		further.push(`## ${code(path)} with ${code(`${tag}: ${String(value?.const)}`)}`, '', ...schemaTables(option, path));
	}
}

function valueOf(node: SchemaNode): string {
	if (node.const !== undefined) return code(JSON.stringify(node.const));
	if (node.enum) return codes(node.enum.map(String));
	const options = node.anyOf ?? node.oneOf;
	if (options) return [...new Set(options.map(valueOf))].join(' or ');
	if (node.type === 'array') return `list of ${node.items ? valueOf(node.items) : 'anything'}`;
	if (node.type === 'object') return node.properties ? 'map' : 'map by name';
	const types = [node.type ?? 'string'].flat().map((type) => type.replace('string', 'text'));
	return `${types.join(' or ')}${rangeOf(node)}`;
}

/** Whole numbers are bounded by what a number can hold, which says nothing. */
function isSafe(bound: number | undefined): bound is number {
	return bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
}

function rangeOf({ minimum, maximum }: SchemaNode): string {
	if (isSafe(minimum) && isSafe(maximum)) return ` from ${minimum} to ${maximum}`;
	if (isSafe(minimum)) return `, at least ${minimum}`;
	return isSafe(maximum) ? `, at most ${maximum}` : '';
}
