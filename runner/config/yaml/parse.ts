import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, type Document, type Node, type Pair } from 'yaml';
import { isTooDeep } from '../../../plugins/remark-runbook/language.ts';
import type { Data } from '../../../plugins/remark-runbook/language.ts';
import { ConfigError } from '../contract.ts';

/** The documents of a YAML text with the tokens that they were made of; throws a `ConfigError` where one is broken. */
export function parseYaml(text: string): Document[] {
	if (isTooDeep(text)) throw new ConfigError('it is nested too deep');
	try {
		const documents = [...parseAllDocuments(text, { keepSourceTokens: true, prettyErrors: false, logLevel: 'silent' })];
		const [error] = documents.flatMap(({ errors }) => errors);
		if (error) throw new ConfigError(`it is no valid YAML: ${firstLine(error.message)}`, { offset: error.pos[0] });
		return documents;
	} catch (error) {
		if (error instanceof RangeError) throw new ConfigError('it is nested too deep');
		throw error;
	}
}

function firstLine(text: string): string {
	return (text.split('\n')[0] ?? '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** More nodes than any file has that was not written to exhaust its readers. */
const nodeLimit = 1_000_000;

/** The data of a document; aliases stand for what they repeat, or, to edit the file, as texts. */
export function documentData(document: Document, aliases: 'expand' | 'keep'): Data {
	let nodes = 0;
	const dataOf = (node: unknown): Data => {
		if (++nodes > nodeLimit) throw new ConfigError('its aliases grow beyond reason');
		if (isScalar(node)) return scalarData(node.value);
		if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [keyText(pair), dataOf(pair.value)]));
		if (isSeq(node))
			return node.items.map((item) => (isPair(item) ? { [keyText(item)]: dataOf(item.value) } : dataOf(item)));
		if (!isAlias(node)) return null;
		const target = node.resolve(document);
		if (!target) throw new ConfigError(`nothing has the anchor &${node.source}`, { offset: node.range?.[0] ?? 0 });
		return aliases === 'keep' ? `*${node.source}` : dataOf(target);
	};
	return document.contents === null ? {} : dataOf(document.contents);
}

function scalarData(value: unknown): Data {
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
	return value === null || value === undefined ? null : String(value);
}

/** A key as text: `8080:` has the key "8080". */
export function keyText({ key }: Pair): string {
	return isScalar(key) ? String(key.value) : String(key);
}

export function isCollection(node: unknown): node is Node & { items: unknown[]; flow?: boolean } {
	return isMap(node) || isSeq(node);
}
