import { readFileSync } from 'node:fs';
import path from 'node:path';
import remarkComment from '@slorber/remark-comment';
import * as fc from 'fast-check';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { globSync } from 'tinyglobby';
import { unified } from 'unified';
import type { Processor } from 'unified';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseNatively, prepareNativeParser } from '../../plugins/docusaurus-runbook/parseNatively.ts';
import { projectRoot } from '../support/cli.ts';

function readNatively(this: Processor): void {
	parseNatively(this);
}

/** A processor with the syntax of Docusaurus' pages, and what its own parser was asked. */
function pageProcessor(...more: ((this: Processor) => void)[]) {
	const asked: string[] = [];
	function count(this: Processor): void {
		const { parser } = this;
		if (parser) this.parser = (source, file) => (asked.push(source), parser(source, file));
	}
	const set = (...plugins: ((this: Processor) => void)[]) => {
		const processor = unified().use(remarkParse).use(remarkMdx).use(count);
		for (const plugin of plugins) processor.use(plugin);
		return processor.use(remarkFrontmatter).use(remarkDirective).use(remarkGfm).use(remarkComment).freeze();
	};
	return { asked, own: set(...more), native: set(readNatively, ...more) };
}

/** A tree without its places, which matter only for messages. */
function shape(tree: Root): unknown {
	return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value)));
}

function outcome(processor: ReturnType<typeof pageProcessor>['own'], source: string): unknown {
	try {
		return shape(processor.parse(source));
	} catch {
		return 'a fault';
	}
}

const pieces = [
	['a:b', ':x', ':x[y]', '::a', '10:30', 'http://a.b', 'www.a.b/c_d', 'a@b.co', 'https://x.y/z?a=b&c=d.'],
	['~', '~~x~~', '_', '__', '*', '**', '***', '*a*b', '`', '``', '&amp;', '&', '<', '{', '{ a: 1 }', '$', '\\'],
	['![a](b)', '[x](y "t")', '](', '[^1]', '[a]: b', '(', ')', '!', '"', "'", 'é', 'ü😀', '\u{a0}', '\t'],
	['- [x] ', '- a\n  - b\n', '1. ', '1) a\n', '* ', '+ ', '# ', '===', '---\n', '> ', '  \n', '    ', '\n', '\n\n'],
	['| a | b |\n|---|---|\n| c | d |\n', '```\nx\n```\n', '## Title \\{#id}\n', ':::', ':::note\nx\n:::\n'],
].flat();

const files = globSync(['docs/**/*.mdx', 'test/fixtures/**/*.mdx'], { cwd: projectRoot });
const sources = files.map((file) => readFileSync(path.join(projectRoot, file), 'utf8'));

describe('a page of a runbook that is parsed natively', () => {
	beforeAll(prepareNativeParser);

	test('has the tree that its own parser gives, and most runbooks without a choice are', () => {
		const { asked, own, native } = pageProcessor();
		const left = new Set<string>();
		for (const [index, file] of files.entries()) {
			const source = sources[index] ?? '';
			const before = asked.length;
			const tree = outcome(native, source);
			if (asked.length > before) left.add(file);
			expect(tree, file).toEqual(outcome(own, source));
		}
		const runbooks = files.filter((file, index) => {
			const source = sources[index] ?? '';
			return /^docs\/(?!guide|reference|decisions)/.test(file) && /^:::/m.test(source) && !/^:+option/m.test(source);
		});
		expect(runbooks.filter((file) => left.has(file)).length).toBeLessThan(runbooks.length / 5);
	});

	test('has that tree also when the text is mutated', () => {
		const { own, native } = pageProcessor();
		const mutation = fc.record({
			source: fc.constantFrom(...sources.filter((source) => source.length < 6000)),
			at: fc.double({ min: 0, max: 1, noNaN: true }),
			remove: fc.integer({ min: 0, max: 6 }),
			inserted: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }),
		});
		fc.assert(
			fc.property(mutation, ({ source, at, remove, inserted }) => {
				const offset = Math.floor(at * source.length);
				const mutated = source.slice(0, offset) + inserted.join('') + source.slice(offset + remove);
				expect(outcome(native, mutated)).toEqual(outcome(own, mutated));
			}),
			{ numRuns: Number(process.env['MUTATIONS'] ?? 300) },
		);
	});

	test('is left to its own parser where the site has syntax of its own', () => {
		const source = ':::shell[Say it]{#say}\n```bash\necho hello\n```\n:::\n';
		const usual = pageProcessor();
		usual.native.parse(source);
		expect(usual.asked).toEqual([]);
		const { asked, native } = pageProcessor(function formulas(this: Processor) {
			const data = this.data();
			(data.micromarkExtensions ??= []).push({ text: { 36: { tokenize: (_, __, nok) => nok } } });
			(data.fromMarkdownExtensions ??= []).push({});
		});
		native.parse(source);
		expect(asked).toEqual([source]);
	});
});
