import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { glob } from 'tinyglobby';
import { expect, test } from 'vitest';
import { openFolds } from '../support/copyAll.ts';
import type { SitePage } from '../support/sitePage.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

/** Pages below one folder are alike: this many of each, spread evenly, stand for all unless `AXE=all`. */
const sampled = 4;
/** All pages take a while: each of so many tests takes its share. */
const shares = process.env['AXE'] === 'all' ? 12 : 1;
const folder = /^\/docs\/(?:reference\/rules|[\w-]+)\/(?=.)/;

const folderOf = (route: string): string => folder.exec(route)?.[0] ?? route;

async function routes({ directory }: Site): Promise<string[]> {
	const files = await glob('**/*.html', { cwd: directory });
	const all = files.toSorted().map((file) => `/${file.replace(/(\/?\bindex)?\.html$/, '')}`);
	if (process.env['AXE'] === 'all') return all;
	return [...new Set(all.map(folderOf))].flatMap((name) => {
		const inFolder = all.filter((route) => folderOf(route) === name);
		const every = Math.ceil(inFolder.length / sampled);
		return inFolder.filter((_, index) => index % every === 0);
	});
}

/** Colours in transition belong to no theme. */
function settled(page: Page): Promise<unknown> {
	return page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
}

/** Each violation of WCAG or best practice in one line, or of one of axe's rules or a part of the page alone. */
export async function violations({ page }: SitePage, rule?: string, within = 'html'): Promise<string[]> {
	await settled(page);
	await page.evaluate(axe.source);
	const options = rule === undefined ? {} : { runOnly: [rule] };
	const results = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`);
	return results.violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
	);
}

export function testAccessibility(site: Site): void {
	const numbers = Array.from({ length: shares }, (_, index) => index + 1);
	test.each(numbers)(
		`axe finds nothing on any kind of page, light or dark, part %i of ${shares}`,
		async (number) => {
			await visit(site, '/', async (visited) => {
				const { page, open } = visited;
				const found: string[] = [];
				const own = (await routes(site)).filter((_, index) => index % shares === number - 1);
				for (const route of own) {
					await open(route);
					await page.locator('section[data-kind] details').evaluateAll(openFolds);
					for (const colorScheme of ['light', 'dark'] as const) {
						await page.emulateMedia({ colorScheme });
						await page.waitForSelector(`html[data-theme="${colorScheme}"]`);
						for (const violation of await violations(visited)) found.push(`${route} ${colorScheme} ${violation}`);
					}
				}
				expect(found).toEqual([]);
			});
		},
		600_000,
	);
}
