import { LineCounter, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';
import { isTooDeep } from '../../../../plugins/remark-runbook/language.ts';
import { nearestName } from '../repository/suggest.ts';
import { definitionOf, fieldsOf } from './fields.ts';
import { removedVersion } from './served.ts';

/** Something that the API server would refuse; offsets count in the text. */
export interface ManifestIssue {
	message: string;
	hint: string | undefined;
	start: number;
	end: number;
	line: number;
	/** The version is no longer served: older clusters still take it. */
	retired: boolean;
}

const longest = 500_000;
const mostIssues = 20;
/** Templates and gaps: what stands there is not what is applied. */
const unfinished = /\{\{|\{%|<%|^\s*(?:\.{3}|…)\s*$|\$\{/m;

/** Issues of every object of Kubernetes' own kinds in a text; none where it is a template or no YAML. */
export function checkManifest(text: string): ManifestIssue[] {
	if (text.length > longest || !/^["'\s-]*apiVersion["']?\s*:/m.test(text) || unfinished.test(text)) return [];
	if (isTooDeep(text)) return [];
	const counter = new LineCounter();
	const documents = parseAllDocuments(text, { lineCounter: counter, logLevel: 'silent', uniqueKeys: false });
	if (!Array.isArray(documents)) return [];
	const issues: Omit<ManifestIssue, 'line'>[] = [];
	for (const { contents, errors } of documents) if (errors.length === 0) checkObject(contents, issues);
	return issues.slice(0, mostIssues).map((issue) => ({ ...issue, line: counter.linePos(issue.start).line }));
}

type Issues = Omit<ManifestIssue, 'line'>[];

function checkObject(node: Node | null, issues: Issues): void {
	if (!isMap(node)) return;
	const apiVersion = node.get('apiVersion');
	const kind = node.get('kind');
	if (typeof apiVersion !== 'string' || typeof kind !== 'string') return;
	const items = node.get('items');
	if (apiVersion === 'v1' && kind === 'List' && isSeq(items)) {
		for (const item of items.items) checkObject(isMap(item) ? item : null, issues);
		return;
	}
	const removed = removedVersion(apiVersion, kind);
	const definition = definitionOf(apiVersion, kind);
	const place = node.get('apiVersion', true);
	if (removed !== undefined)
		issues.push({
			message: `${apiVersion} ${kind} is not served since Kubernetes ${removed.release}`,
			hint: removed.use === undefined ? undefined : `Use ${removed.use}.`,
			...spanOf(place ?? node),
			retired: true,
		});
	else if (definition !== undefined) checkFields(node, definition, kind, issues);
}

function checkFields(map: YAMLMap, definition: string, path: string, issues: Issues): void {
	const fields = fieldsOf(definition);
	if (fields === undefined) return;
	for (const pair of map.items) {
		const name = isScalar(pair.key) ? pair.key.value : undefined;
		if (typeof name !== 'string' || name === '<<') continue;
		const field = fields.get(name);
		if (name === 'apiVersion' || name === 'kind') continue;
		if (field === undefined) issues.push(unknownField(pair, name, path, fields));
		else checkValue(pair.value, field, `${path}.${name}`, issues);
	}
}

function unknownField(
	pair: Pair,
	name: string,
	path: string,
	fields: ReadonlyMap<string, unknown>,
): Omit<ManifestIssue, 'line'> {
	const near = nearestName(name, fields.keys());
	return {
		message: `${path} has no field ${name}`,
		hint: near === undefined ? undefined : `Did you mean ${near}?`,
		...spanOf(isScalar(pair.key) ? pair.key : undefined),
		retired: false,
	};
}

function checkValue(
	value: unknown,
	{ definition, choices }: { definition: string | undefined; choices: readonly string[] | undefined },
	path: string,
	issues: Issues,
): void {
	if (isSeq(value)) {
		for (const [index, item] of value.items.entries())
			checkValue(item, { definition, choices }, `${path}[${index}]`, issues);
	} else if (isMap(value)) {
		if (definition !== undefined) checkFields(value, definition, path, issues);
	} else if (isScalar(value) && typeof value.value === 'string' && choices?.includes(value.value) === false) {
		if (!/^[A-Za-z]\w*$/.test(value.value)) return;
		issues.push({
			message: `${path} does not take ${value.value}`,
			hint: `It takes ${choices.join(', ')}.`,
			...spanOf(value),
			retired: false,
		});
	}
}

function spanOf(node: unknown): { start: number; end: number } {
	const range = isScalar(node) || isMap(node) ? node.range : undefined;
	return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}
