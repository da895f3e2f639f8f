import { isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Range } from '../../schema/range.ts';
import type { ReadYaml } from './readYaml.ts';

type Path = readonly PropertyKey[];

/** Where the value at a path stands; the key where it has none; the nearest parent where nothing is there. */
export function valueRange(yaml: ReadYaml, path: Path): Range {
	const found = walk(yaml, path);
	return rangeOfNode(yaml, found.value) ?? rangeOfNode(yaml, found.key) ?? yaml.locate(0, 1);
}

/** Where the key at the end of a path stands. */
export function keyRange(yaml: ReadYaml, path: Path): Range {
	const found = walk(yaml, path);
	return rangeOfNode(yaml, found.key) ?? valueRange(yaml, path);
}

/** A plain value as it is written, such as `2.30` for the number 2.3, or `{{name}}`, which YAML takes for a map. */
export function valueText(yaml: ReadYaml, path: Path): string | undefined {
	const { value } = walk(yaml, path);
	if (isScalar(value)) return value.type === 'PLAIN' ? value.source : undefined;
	const text = value?.range ? yaml.text.slice(value.range[0], value.range[1]).trim() : '';
	return text.startsWith('{{') ? text : undefined;
}

interface Found {
	key: Node | undefined;
	value: Node | undefined;
}

function walk(yaml: ReadYaml, path: Path): Found {
	const contents = yaml.document.contents;
	let found: Found = { key: undefined, value: isNode(contents) ? contents : undefined };
	for (const step of path) {
		const next = child(found.value, step);
		if (!next) return { key: found.key, value: found.key ? undefined : found.value };
		found = next;
	}
	return found;
}

function child(node: Node | undefined, step: PropertyKey): Found | undefined {
	if (isMap(node)) {
		const pair = node.items.find((item: Pair) => keyText(item) === String(step));
		return pair && { key: asNode(pair.key), value: asNode(pair.value) };
	}
	if (!isSeq(node)) return undefined;
	const item = node.items[Number(step)];
	return isPair(item) ? undefined : { key: undefined, value: asNode(item) };
}

function keyText({ key }: Pair): string {
	return String(isScalar(key) ? key.value : key);
}

function asNode(value: unknown): Node | undefined {
	return isNode(value) ? value : undefined;
}

function rangeOfNode(yaml: ReadYaml, node: Node | undefined): Range | undefined {
	if (!node?.range) return undefined;
	const [start, end] = node.range;
	const { length } = yaml.text.slice(start, end).trimEnd();
	return length > 0 ? yaml.locate(start, length) : undefined;
}
