import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { parseMdx, readRunbook, remarkRunbook } from '../../../plugins/remark-runbook/index.ts';
import type { RemarkRunbookOptions } from '../../../plugins/remark-runbook/index.ts';
import { fixtureCases } from '../../support/fixtureCases.ts';
import { outline } from '../../support/outline.ts';

function render(source: string, options?: RemarkRunbookOptions): unknown {
	return outline(renderTree(source, options));
}

function renderTree(source: string, options?: RemarkRunbookOptions): Root {
	const { tree, problems } = parseMdx(source, 'input.mdx');
	if (!tree) throw new Error(problems.map(({ message }) => message).join('\n'));
	remarkRunbook({ root: '/site', ...options })(tree, new VFile({ path: '/site/docs/input.mdx', value: source }));
	return tree;
}

/** The message that ends the build. */
function failure(source: string, options?: RemarkRunbookOptions): string {
	try {
		render(source, options);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	return 'no failure';
}

describe('steps become elements with JSON props', () => {
	test.each(fixtureCases('render'))('$name', ({ source, expected }) => {
		const actual: unknown = JSON.parse(JSON.stringify(render(source)));
		expect(actual).toEqual(expected(actual));
	});
});

describe('a document without steps', () => {
	test('is left untouched', () => {
		const source = '# Title\n\n:::note\nText with :input[x].\n:::\n\n```bash\ntrue\n```\n';
		expect(render(source)).toEqual(outline(parseMdx(source, 'input.mdx').tree ?? { type: 'root', children: [] }));
	});
});

describe('an invalid runbook', () => {
	test('stops the build with all problems, each at its place with a hint', () => {
		const source =
			':::shell[One]{#one timout=2m}\n```bash\ntrue\n```\n:::\n\n:::shell[Two]{#one}\n```bash\ntrue {{x}}\n```\n:::\n';
		const message = failure(source);
		expect(message).toMatch(/^This runbook has 3 problems:\n/);
		expect(message).toMatch(/docs\/input\.mdx:1:20 .*\n {4}.*timeout/);
		expect(message).toMatch(/docs\/input\.mdx:7:15 /);
		expect(message).toMatch(/docs\/input\.mdx:9:6 /);
	});

	test('stops the build where a default can not stand in its place', () => {
		const source =
			"---\nrunbook:\n  inputs:\n    q: { type: string, default: \"it's here\" }\n---\n\n:::shell[One]{#one}\n```bash\nbash -c 'echo {{q}}'\n```\n:::\n";
		expect(failure(source)).toMatch(/one: .*\{\{q\}\}/);
	});

	test('names directives of the site only when they are unknown', () => {
		const source = ':::shell[One]{#one}\n```bash\ntrue\n```\n:::\n\n:::youtube[x]\n:::\n';
		expect(failure(source)).toMatch(/youtube/);
		expect(failure(source, { knownDirectives: ['youtube'] })).toBe('no failure');
	});
});

describe('a call', () => {
	const source =
		':::call[Deploy it]{#deploy runbook=../ops/deploy.mdx}\nWithout users.\n\n```yaml\nimage: "api:1"\n```\n:::\n';
	const called = '---\ntitle: Deploy\n---\n\n:::manual[Stop <b>{it}]{#stop}\n:::\n\n:::manual[Start]{#start}\n:::\n';

	test('shows the steps of the called runbook, each as a link', () => {
		const read: string[] = [];
		const readSource = (path: string): string => {
			read.push(path);
			return path === '/site/docs/input.mdx' ? source : called.replace('<b>{it}', 'it');
		};
		const shown = JSON.stringify(renderTree(source, { readSource }));
		expect(read).toContain('/site/ops/deploy.mdx');
		for (const part of ['Deploy', '../ops/deploy.mdx#stop', 'Stop it', '../ops/deploy.mdx#start', 'Start'])
			expect(shown).toContain(JSON.stringify(part));
		expect(shown).toContain('api:1');
	});

	test('of no valid runbook stops the build and names it', () => {
		const readSource = (path: string): string => (path.endsWith('input.mdx') ? source : called);
		expect(failure(source, { readSource })).toMatch(
			/Step deploy calls `..\/ops\/deploy.mdx`, which is no valid runbook/,
		);
	});
});

describe('a site that rewrites the text before it parses', () => {
	const original = ':::shell[One]{#one}\n```bash\n# the note {#x}\ntrue\n```\n:::\n';

	test('shows what the runner reads', () => {
		const rewritten = original.replace('{#x}', String.raw`\{#x}`);
		const shown = JSON.stringify(render(rewritten, { readSource: () => original }));
		expect(shown).toContain(JSON.stringify('# the note {#x}\ntrue'));
	});

	test('shows the runbook that the host has read already, on a page with steps only', () => {
		const { runbook } = readRunbook('input.mdx', original.replace('true', 'false'));
		const asked: string[] = [];
		const options: RemarkRunbookOptions = {
			readSource: () => original,
			knownRunbook: (file, source) => {
				asked.push(`${file} ${source}`);
				return runbook;
			},
		};
		expect(JSON.stringify(render(original, options))).toContain(JSON.stringify('# the note {#x}\nfalse'));
		expect(JSON.stringify(render('No step.\n', options))).not.toContain('false');
		expect(asked).toEqual([`/site/docs/input.mdx ${original}`]);
	});

	test('fails where it would show other steps', () => {
		const hidden = `\`\`\`\`mdx-code-block\n${original}\`\`\`\`\n\n:::manual[Two]{#two}\n:::\n`;
		const unwrapped = hidden.replaceAll(/````.*\n/g, '');
		expect(failure(unwrapped, { readSource: () => hidden })).toMatch(/other steps/);
	});
});
