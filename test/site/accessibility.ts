import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { glob } from 'tinyglobby';
import { expect, test } from 'vitest';
import type { SitePage } from '../support/sitePage.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

/** Pages of prose and tables alone are alike: this many of each kind, spread evenly, stand for all. */
const sampled = 5;
const alike = [/^\/docs\/reference\/rules\/./, /^\/docs\/decisions\/./];

async function routes({ directory }: Site): Promise<string[]> {
	const files = await glob('**/*.html', { cwd: directory });
	const all = files.toSorted().map((file) => `/${file.replace(/(\/?\bindex)?\.html$/, '')}`);
	const left = new Set(
		alike.flatMap((kind) => {
			const routesOfKind = all.filter((route) => kind.test(route));
			const every = Math.ceil(routesOfKind.length / sampled);
			return routesOfKind.filter((_, index) => index % every !== 0);
		}),
	);
	return all.filter((route) => !left.has(route));
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
	test('axe finds nothing on any kind of page, light or dark', async () => {
		await visit(site, '/', async (visited) => {
			const { page, open } = visited;
			const found: string[] = [];
			for (const route of await routes(site)) {
				await open(route);
				for (const fold of await page.locator('section[data-kind] summary:visible').all()) await fold.click();
				for (const colorScheme of ['light', 'dark'] as const) {
					await page.emulateMedia({ colorScheme });
					await page.waitForSelector(`html[data-theme="${colorScheme}"]`);
					for (const violation of await violations(visited)) found.push(`${route} ${colorScheme} ${violation}`);
				}
			}
			expect(found).toEqual([]);
		});
	}, 600_000);
}
