import { describe, expect, test } from 'vitest';
import { planRunbooks } from '../support/runbooks.ts';
import { projectRoot } from '../support/cli.ts';
import { stepIds, stepSection } from '../support/copyAll.ts';
import { serveDirectory } from '../support/serveDirectory.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

/** All pages come out of one list of files: each so-many-th runbook stands for all unless `OFFLINE=all`. */
const every = process.env['OFFLINE'] === 'all' ? 1 : 8;

export function testOffline(site: Site): void {
	describe('when the server is down, after one visit', () => {
		test('every runbook opens, the search works, and inputs and ticks are kept', async () => {
			const { port, close } = await serveDirectory(site.directory);
			const served: Site = { directory: site.directory, browser: site.browser, port };
			await visit(
				served,
				'/docs/rollback',
				async (visited) => {
					const { page, open } = visited;
					await page.locator('[data-runbook-inputs]').getByLabel('port', { exact: true }).fill('9090');
					await page.getByRole('button', { name: 'Do this runbook' }).click();
					await page.locator(`${stepSection('status')} [data-outcome="done"]`).click();
					await page.evaluate(async () => void (await navigator.serviceWorker.ready));
					await close();
					const runbooks = await planRunbooks(projectRoot);
					for (const { route, steps } of runbooks.filter((_, index) => index % every === 0)) {
						await open(`/docs${route}`);
						expect(await stepIds(visited), route).toEqual(steps.map(({ step }) => step.id));
					}
					await open('/docs/rollback');
					const restart = page.locator(`${stepSection('restart')} pre`).first();
					await expect.poll(() => restart.textContent()).toBe('scripts/restart.sh 9090');
					await page.locator(`${stepSection('status')} [data-outcome="done"][aria-pressed="true"]`).waitFor();
					await page.keyboard.press('/');
					await page.getByRole('searchbox').fill('secret key');
					await page.getByRole('dialog').getByRole('link', { name: 'Rotate the secret key' }).first().click();
					await page.waitForURL('**/docs/pinned-compose/rotate-secrets');
					await open('/incident');
					expect(visited.faults).toEqual([]);
					await page.goto(`http://127.0.0.1:${port}/never/there`);
					await page.getByRole('heading', { name: 'Page Not Found' }).waitFor();
					visited.faults.splice(0);
				},
				{ serviceWorkers: 'allow' },
			);
		}, 120_000);
	});
}
