import type { Code } from 'mdast';
import { didYouMean } from '../../problems/nearest.ts';
import { fenceRoles, matchModes, type FenceRole, type MatchMode } from '../../schema/fence.ts';
import type { Range } from '../../schema/range.ts';
import type { Extraction } from '../extraction.ts';
import { openingLine } from '../position.ts';
import { readFenceInfo, type InfoWord } from './fenceInfo.ts';

const streams = ['stdout', 'stderr', 'body', 'headers'] as const;
export type Stream = (typeof streams)[number];

/** What a fence's opening line says. `language` is empty where it is a bare role, as in `output`. */
export interface FenceMeta {
	language: string;
	role: FenceRole;
	raw: boolean;
	match?: MatchMode;
	of?: { stream: Stream; range: Range };
	/** The opening line. */
	range: Range;
}

const writtenRoles: readonly string[] = fenceRoles.filter((role) => role !== 'command');
const bareRoles = new Set<string>(['output', 'capture', 'example']);
const keys = ['match', 'of', 'raw'];
/** The meta of Docusaurus' code blocks and of its plugins, which are the page's business. */
const pageWords = /^(?:\{.*\}|(?:title|className|showLineNumbers)=.*|showLineNumbers|noInline|live|npm2yarn|sync)$/s;

export function readFenceMeta(node: Code, extraction: Extraction): FenceMeta {
	const opening = openingLine(node, extraction.source);
	const info = readFenceInfo(opening.text);
	const bare = info.language && bareRoles.has(info.language.text) ? info.language : undefined;
	const meta: FenceMeta = {
		language: bare ? '' : (info.language?.text ?? ''),
		role: 'command',
		raw: false,
		range: opening.range,
	};
	const reader = new MetaReader(extraction, opening.offset, meta);
	if (bare) reader.readRole(bare);
	for (const word of info.meta) reader.read(word);
	reader.finish();
	return meta;
}

class MetaReader {
	readonly #extraction: Extraction;
	readonly #offset: number;
	readonly #meta: FenceMeta;
	#role: InfoWord | undefined;
	#outputKey: InfoWord | undefined;

	constructor(extraction: Extraction, offset: number, meta: FenceMeta) {
		this.#extraction = extraction;
		this.#offset = offset;
		this.#meta = meta;
	}

	read(word: InfoWord): void {
		const [, key = '', value = ''] = /^(match|of)=["']?(.*?)["']?$/.exec(word.text) ?? [];
		if (key === 'match') this.#readMatch(word, value);
		else if (key === 'of') this.#readStream(word, value);
		else if (word.text === 'raw') this.#meta.raw = true;
		else if (writtenRoles.includes(word.text)) this.readRole(word);
		else if (!pageWords.test(word.text)) this.#reportUnknown(word);
	}

	readRole(word: InfoWord): void {
		if (this.#role && this.#role.text !== word.text) {
			const message = `This fence has two roles, \`${this.#role.text}\` and \`${word.text}\`.`;
			this.#report('language/meta-value', word, message, 'Keep one of them.');
			return;
		}
		this.#role = word;
		this.#meta.role = fenceRoles.find((role) => role === word.text) ?? 'command';
	}

	/** Reports what can be told only once all words are read. */
	finish(): void {
		const word = this.#outputKey;
		if (!word || this.#meta.role === 'output') return;
		const message = `\`${word.text}\` belongs to an expected output, and this fence is none.`;
		this.#report('language/meta-value', word, message, 'Add `output` behind the language, or remove it.');
	}

	#readMatch(word: InfoWord, value: string): void {
		this.#outputKey ??= word;
		const match = matchModes.find((mode) => mode === value);
		if (match) this.#meta.match = match;
		else this.#reportValue(word, value, 'match mode', matchModes);
	}

	#readStream(word: InfoWord, value: string): void {
		this.#outputKey ??= word;
		const stream = streams.find((name) => name === value);
		if (stream) this.#meta.of = { stream, range: this.#range(word) };
		else this.#reportValue(word, value, 'stream', streams);
	}

	#reportValue(word: InfoWord, value: string, noun: string, allowed: readonly string[]): void {
		const hint = didYouMean(value, allowed) ?? `It is one of ${allowed.map((name) => `\`${name}\``).join(', ')}.`;
		this.#report('language/meta-value', word, `\`${value}\` is no ${noun}.`, hint);
	}

	#reportUnknown(word: InfoWord): void {
		const name = word.text.replace(/=.*$/s, '');
		const hint =
			didYouMean(name, [...writtenRoles, ...keys]) ??
			`A fence's role is ${writtenRoles.map((role) => `\`${role}\``).join(', ')}; its keys are \`match\`, \`of\`, \`raw\`, and those of Docusaurus.`;
		const noun = word.text.includes('=') ? 'key' : 'role';
		this.#report('language/unknown-meta', word, `\`${name}\` is no ${noun} of a fence.`, hint);
	}

	#range(word: InfoWord): Range {
		return this.#extraction.source.range(this.#offset + word.start, this.#offset + word.end);
	}

	#report(rule: 'language/meta-value' | 'language/unknown-meta', word: InfoWord, message: string, hint: string): void {
		this.#extraction.report(rule, this.#range(word), message, hint);
	}
}
