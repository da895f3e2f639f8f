import type { Root, Yaml } from 'mdast';
import { contractSchema, type Contract } from '../../schema/contract.ts';
import type { Range } from '../../schema/range.ts';
import { nearest } from '../../problems/nearest.ts';
import type { Extraction } from '../extraction.ts';
import { endOffset, startLine, startOffset } from '../position.ts';
import { asRecord } from '../values/asRecord.ts';
import { readYaml, type ReadYaml } from '../yaml/readYaml.ts';
import { reportIssues } from '../yaml/reportIssues.ts';
import { keyRange, valueRange } from '../yaml/yamlRange.ts';
import { checkEnvironment } from './checkEnvironment.ts';
import { checkInputs } from './checkInputs.ts';

/** What a document's frontmatter declares. The names are known even where their contract has a problem. */
export interface Frontmatter {
	title?: string;
	description?: string;
	contract: Contract;
	inputs: ReadonlySet<string>;
	targets: ReadonlySet<string>;
	/** Where the value at a path below `runbook` stands. */
	rangeAt(path: string[]): Range;
}

const contractKey = 'runbook';

export function readFrontmatter(tree: Root, extraction: Extraction): Frontmatter {
	const node = tree.children.find((child): child is Yaml => child.type === 'yaml');
	const yaml = node && readYamlNode(node, extraction);
	const data = asRecord(yaml?.data);
	const declared = asRecord(data[contractKey]);
	return {
		...textOf(data, 'title'),
		...textOf(data, 'description'),
		contract: (yaml && readContract(yaml, data, extraction)) ?? contractSchema.parse({}),
		inputs: new Set(Object.keys(asRecord(declared['inputs']))),
		targets: new Set(Object.keys(asRecord(declared['targets']))),
		rangeAt: (path) => (yaml ? valueRange(yaml, [contractKey, ...path]) : extraction.source.range(0, 0)),
	};
}

function readYamlNode(node: Yaml, extraction: Extraction): ReadYaml | undefined {
	const { source } = extraction;
	const start = source.lineStart(startLine(node) + 1);
	const end = Math.max(source.text.lastIndexOf('---', endOffset(node)), start);
	const locate = (offset: number, length: number) => source.range(start + offset, start + offset + length);
	if (end <= startOffset(node)) return undefined;
	return readYaml(source.text.slice(start, end), locate, extraction);
}

function readContract(yaml: ReadYaml, data: Record<string, unknown>, extraction: Extraction): Contract | undefined {
	if (!(contractKey in data)) {
		reportMisspelling(yaml, data, extraction);
		return undefined;
	}
	const result = contractSchema.safeParse(data[contractKey]);
	const at = (path: string[]): Range => valueRange(yaml, [contractKey, ...path]);
	checkInputs(asRecord(asRecord(data[contractKey])['inputs']), at, extraction);
	checkEnvironment(asRecord(data[contractKey]), at, extraction);
	if (!result.success) {
		const rules = { key: 'language/unknown-key', value: 'language/frontmatter-value' } as const;
		const checked = { yaml, schema: contractSchema, data: data[contractKey], at: [contractKey], rules };
		reportIssues(result.error.issues, checked, extraction);
		return undefined;
	}
	return result.data;
}

/** The page owns all other keys, so only one that was surely meant as ours is refused. */
function reportMisspelling(yaml: ReadYaml, data: Record<string, unknown>, extraction: Extraction): void {
	for (const [key, value] of Object.entries(data)) {
		if (typeof value !== 'object' || nearest(key, [contractKey]) === undefined) continue;
		const message = `\`${key}\` is no key that the site or the runner reads.`;
		extraction.report('language/unknown-key', keyRange(yaml, [key]), message, `Did you mean \`${contractKey}\`?`);
	}
}

function textOf<K extends string>(data: Record<string, unknown>, key: K): Partial<Record<K, string>> {
	const value = data[key];
	return typeof value === 'string' || typeof value === 'number' ? asPartial(key, String(value)) : {};
}

function asPartial<K extends string>(key: K, value: string): Partial<Record<K, string>> {
	const entry: Partial<Record<K, string>> = {};
	entry[key] = value;
	return entry;
}
