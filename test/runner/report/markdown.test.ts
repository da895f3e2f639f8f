import * as fc from 'fast-check';
import type { Nodes, RootContent, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { anyReport } from './anyReport.ts';
import { document, problem, render, reportOf, step } from './reporters.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

interface ParsedTable {
	heading: string[];
	rows: string[][];
}

/** The tables of a page as GitHub reads them, with what each cell shows. */
function tablesOf(page: string): ParsedTable[] {
	const tables: Table[] = [];
	visit(parser.parse(page), 'table', (node) => void tables.push(node));
	return tables.map(({ children }) => {
		const [heading = [], ...rows] = children.map((row) => row.children.map(shownText));
		return { heading, rows };
	});
}

function shownText(node: Nodes): string {
	if (node.type === 'html') return node.value === '<br>' ? '\n' : '';
	if ('children' in node) return node.children.map((child: RootContent) => shownText(child)).join('');
	return 'value' in node ? node.value : '';
}

/** Spaces at the edges of a line are lost in every table. */
function words(text: string): string {
	return text
		.replaceAll('\r\n', '\n')
		.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (one) => (one === '\n' || one === '\t' ? one : '\u{fffd}'))
		.split(/\s+/)
		.filter(Boolean)
		.join(' ');
}

function expectedCell({ message, hint }: Problem): string {
	return hint === undefined ? shownMessage(message) : `${shownMessage(message)} → ${shownMessage(hint)}`.trim();
}

/** Words in backticks are shown as code, without them. */
function shownMessage(text: string): string {
	return words(text.replaceAll(/`([^`\n]+)`/g, '$1'));
}

const difference = (lines: string): Problem => problem({ evidence: [{ layer: 'execution', witness: lines }] });

describe('the Markdown report', () => {
	test('keeps rows, cells and their texts, whatever they hold', async () => {
		await fc.assert(
			fc.asyncProperty(anyReport, async (report) => {
				const tables = tablesOf(await render('markdown', report));
				for (const { heading, rows } of tables) {
					for (const row of rows) expect(row).toHaveLength(heading.length);
				}
				const cells = tables
					.filter(({ heading }) => heading[0] === 'Severity')
					.flatMap(({ rows }) => rows.map((row) => words(row[2] ?? '')));
				expect(cells).toEqual(report.problems.map(expectedCell));
			}),
		);
	});

	test('holds nothing that Markdown or HTML would act on', async () => {
		await fc.assert(
			fc.asyncProperty(anyReport, async (report) => {
				const allowed = /^<\/?(?:code|details|summary)>|<br>$/;
				visit(parser.parse(await render('markdown', report)), (node) => {
					expect(node.type).not.toMatch(/^(?:image|emphasis|strong|delete|inlineCode|definition|list|blockquote)$/);
					if (node.type !== 'html') return;
					for (const tag of node.value.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(allowed);
				});
			}),
		);
	});

	test('adds up commands in a check, and steps in a run', async () => {
		const verdicts = ['verified', 'verified', 'drifted', 'unknown', 'not-checkable'] as const;
		const commands = verdicts.map((verdict) => ({ text: 'x', line: 1, verdict, evidence: [] }));
		const [check] = tablesOf(await render('markdown', reportOf([], [document([step({ commands })])])));
		expect(check).toEqual({
			heading: ['Documents', 'Commands', 'Verified', 'Drifted', 'Unknown', 'Not checkable', 'Coverage'],
			rows: [['1', '5', '2', '1', '1', '1', '50%']],
		});
		const steps = [step({ status: 'passed' }), step({ status: 'failed' }), step({ status: 'skipped' })];
		const [run] = tablesOf(await render('markdown', reportOf([], [document(steps)], 'test')));
		expect(run).toEqual({
			heading: ['Documents', 'Steps', 'Done', 'Failed', 'Skipped', 'Unknown'],
			rows: [['1', '3', '1', '1', '1', '0']],
		});
	});

	test('folds the documents without findings into one table', async () => {
		const page = await render('markdown', reportOf([], [document([step()]), document([], 'docs/b|c.md')]));
		expect(page).toContain('<summary>2 documents without findings</summary>');
		expect(tablesOf(page)[1]?.rows).toEqual([
			['docs/a.md', '1', '0'],
			['docs/b|c.md', '0', '0'],
		]);
	});

	test.each([
		[
			'GitHub',
			{ GITHUB_SERVER_URL: 'https://forge.test', GITHUB_REPOSITORY: 'a/b', GITHUB_SHA: 'c0ffee' },
			'https://forge.test/a/b/blob/c0ffee/docs/a%20%28b%29.md?plain=1#L2',
		],
		[
			'GitLab',
			{ CI_PROJECT_URL: 'https://forge.test/a/b', CI_COMMIT_SHA: 'c0ffee' },
			'https://forge.test/a/b/-/blob/c0ffee/docs/a%20%28b%29.md?plain=1#L2',
		],
		['no forge', {}, 'docs/a%20%28b%29.md#L2'],
	])('links to the line, on %s', async (_, env, expected) => {
		const page = await render('markdown', reportOf([problem({ path: 'docs/a (b).md' })]), { env });
		const links: string[] = [];
		visit(parser.parse(page), 'link', ({ url }) => void links.push(url));
		expect(links[0]).toBe(expected);
	});

	test('shows a difference that holds fences itself', async () => {
		const page = await render('markdown', reportOf([difference('-```\n+````\n </details>')]));
		const codes: string[] = [];
		visit(parser.parse(page), 'code', ({ value }) => void codes.push(value));
		expect(codes).toEqual(['-```\n+````\n </details>']);
	});
});
