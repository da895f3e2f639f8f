import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { MaskedText } from '../../data/maskPlaceholders.ts';
import type { DataTemplate } from '../../schema/data.ts';
import type { ValueType } from '../../schema/valueType.ts';
import type { Template } from '../../schema/template.ts';
import { scanText } from '../../template/index.ts';

/** What the readers of structured data know of its values. */
export interface DataContext {
	masked: MaskedText;
	/** The type of an input's value; captures are texts. */
	typeOf(name: string): ValueType;
}

/** A node of YAML as data with its placeholders; `toData` resolves what is no scalar, list or map. */
export function dataTemplate(node: unknown, context: DataContext): DataTemplate {
	if (isMap(node)) return { type: 'map', entries: node.items.map((pair: Pair) => entry(pair, context)) };
	if (isSeq(node)) return { type: 'list', items: node.items.map((item) => dataTemplate(item, context)) };
	if (!isScalar(node)) return { type: 'scalar', value: null };
	const { value } = node;
	if (typeof value === 'string') return textOf(value, node.type === 'PLAIN', context);
	if (typeof value === 'number' || typeof value === 'boolean') return { type: 'scalar', value };
	return value === null || value === undefined
		? { type: 'scalar', value: null }
		: { type: 'scalar', value: String(value) };
}

function entry(pair: Pair, context: DataContext): { key: Template; value: DataTemplate } {
	const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
	return { key: template(key, context), value: dataTemplate(pair.value, context) };
}

/** A placeholder that stands alone without quotes is a value of its input's type. */
function textOf(value: string, plain: boolean, context: DataContext): DataTemplate {
	const read = template(value, context);
	const [placeholder] = read.placeholders;
	if (plain && placeholder && context.masked.isWhole(value) && read.placeholders.length === 1)
		return { type: 'input', name: placeholder.name, as: context.typeOf(placeholder.name) };
	return read.placeholders.length === 0 && !read.escapes
		? { type: 'scalar', value: read.text }
		: { type: 'text', template: read };
}

function template(masked: string, context: DataContext): Template {
	return scanText(context.masked.unmask(masked), { type: 'text' }).template;
}

/** The node at the end of a path of keys and places. */
export function nodeAt(node: unknown, path: readonly (string | number)[]): Node | undefined {
	let found: unknown = node;
	for (const step of path) {
		if (isMap(found) || isSeq(found)) found = found.get(step, true);
		else return undefined;
	}
	return isScalar(found) || isMap(found) || isSeq(found) ? found : undefined;
}
