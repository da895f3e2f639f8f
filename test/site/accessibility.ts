import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { glob } from 'tinyglobby';
import { expect, test } from 'vitest';
import type { SitePage } from '../support/sitePage.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

async function routes({ directory }: Site): Promise<string[]> {
	const files = await glob('**/*.html', { cwd: directory });
	return files.toSorted().map((file) => `/${file.replace(/(\/?\bindex)?\.html$/, '')}`);
}

/** Colours in transition belong to no theme. */
function settled(page: Page): Promise<unknown> {
	return page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
}

/** Each violation of WCAG or best practice in one line, or of one of axe's rules alone. */
export async function violations({ page }: SitePage, rule?: string): Promise<string[]> {
	await settled(page);
	await page.evaluate(axe.source);
	const options = rule === undefined ? {} : { runOnly: [rule] };
	const results = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
	return results.violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
	);
}

export function testAccessibility(site: Site): void {
	test('axe finds nothing on any page, light or dark', async () => {
		await visit(site, '/', async (visited) => {
			const { page, open } = visited;
			const found: string[] = [];
			for (const route of await routes(site)) {
				await open(route);
				for (const fold of await page.locator('section[data-kind] summary').all()) await fold.click();
				for (const colorScheme of ['light', 'dark'] as const) {
					await page.emulateMedia({ colorScheme });
					await page.waitForSelector(`html[data-theme="${colorScheme}"]`);
					for (const violation of await violations(visited)) found.push(`${route} ${colorScheme} ${violation}`);
				}
			}
			expect(found).toEqual([]);
		});
	}, 1_200_000);
}
