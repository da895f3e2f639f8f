import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { glob } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../support/cli.ts';
import type { SitePage } from '../support/sitePage.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

async function routes(): Promise<string[]> {
	const files = await glob('docs/**/*.{md,mdx}', { cwd: projectRoot });
	return ['/', ...files.toSorted().map((file) => `/${file.replace(/(\/index)?\.mdx?$/, '')}`)];
}

/** Each violation of WCAG or best practice in one line. */
export async function violations({ page }: SitePage): Promise<string[]> {
	await page.evaluate(axe.source);
	const results = await page.evaluate<AxeResults>('axe.run()');
	return results.violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
	);
}

export function testAccessibility(site: Site): void {
	describe.each(['light', 'dark'] as const)('axe finds nothing in %s mode', (colorScheme) => {
		test('on any page', async () => {
			for (const route of await routes()) {
				await visit(
					site,
					route,
					async (visited) => {
						for (const fold of await visited.page.locator('section[data-kind] summary').all()) await fold.click();
						expect(await violations(visited), route).toEqual([]);
					},
					{ colorScheme },
				);
			}
		}, 180_000);
	});
}
