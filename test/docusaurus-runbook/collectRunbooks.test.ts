import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectRunbooks } from '../../plugins/docusaurus-runbook/catalogue/collectRunbooks.ts';
import { createDocuments } from '../../plugins/docusaurus-runbook/documents.ts';
import { sitePages } from '../../plugins/docusaurus-runbook/catalogue/sitePages.ts';

const step = ':::shell[Look]{#look}\n```bash\ntrue\n```\n:::\n';
const files = {
	'docs/contract.mdx': step,
	'docs/step.mdx': step,
	'docs/shown.mdx': `\`\`\`\`mdx\n${step}\`\`\`\`\n`,
	'docs/plain.md': 'No step.\n',
	'docs/hidden.mdx': step,
	'src/pages/page.mdx': step,
	'blog/post.mdx': step,
};
let siteDir = '';

beforeAll(async () => {
	siteDir = await mkdtemp(path.join(tmpdir(), 'runbook-catalogue-'));
	for (const [file, text] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(siteDir, file)), { recursive: true });
		await writeFile(path.join(siteDir, file), text);
	}
});
afterAll(() => rm(siteDir, { recursive: true }));

const page = (file: string, more: object = {}): object => ({
	permalink: `/${file}`,
	source: `@site/${file}`,
	title: file,
	description: '',
	...more,
});

const runbook = { owner: 'on-call', system: 'shop', severity: 'high', symptoms: ['It is slow'] };
const docs = [
	page('docs/contract.mdx', { frontMatter: { runbook }, tags: [{ label: 'speed', permalink: '/tags/speed' }] }),
	page('docs/step.mdx'),
	page('docs/shown.mdx'),
	page('docs/plain.md'),
	page('docs/hidden.mdx', { unlisted: true }),
];

const content = {
	'docusaurus-plugin-content-docs': {
		default: {
			loadedVersions: [
				{ isLast: true, docs },
				{ isLast: false, docs: [page('docs/step.mdx', { title: 'of an old version' })] },
			],
		},
	},
	'docusaurus-plugin-content-blog': { default: { blogPosts: [{ metadata: page('blog/post.mdx') }] } },
	'docusaurus-plugin-content-pages': {
		default: [page('src/pages/page.mdx'), { permalink: '/', source: '@site/src/pages/index.tsx' }],
	},
	'some-other-plugin': { default: { loadedVersions: 7 } },
};

test('the catalogue holds each listed page that has a contract or a step, and no page that only shows one', async () => {
	const runbooks = await collectRunbooks(
		sitePages(content),
		createDocuments({ siteDir, root: siteDir, directives: [] }),
	);
	expect(runbooks.map(({ title }) => title)).toEqual([
		'blog/post.mdx',
		'docs/contract.mdx',
		'docs/step.mdx',
		'src/pages/page.mdx',
	]);
	expect(runbooks[1]).toEqual({
		...runbook,
		title: 'docs/contract.mdx',
		description: '',
		permalink: '/docs/contract.mdx',
		tags: ['speed'],
	});
});

test('content in a shape that is not known is left out', () => {
	expect(sitePages({ 'docusaurus-plugin-content-docs': { default: null, other: { loadedVersions: 'x' } } })).toEqual(
		[],
	);
});
