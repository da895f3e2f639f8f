import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleSource } from '../../src/pages/_example/source.ts';
import { projectRoot } from '../support/cli.ts';
import { copyAll, stepIds, stepSection } from '../support/copyAll.ts';
import { violations } from './accessibility.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

const valid = (step: string): string => `# A runbook\n\n${step}\n`;
const echo = (text: string): string => `:::shell[Say it]{#say}\n${text}\n\n\`\`\`bash\necho hello\n\`\`\`\n:::`;

/** The product's own pages. */
export function testOwnPages(site: Site): void {
	describe('the landing page', () => {
		test('shows a runbook beside the very text that it is made of', async () => {
			expect(exampleSource).toBe(await readFile(path.join(projectRoot, 'src/pages/restart.mdx'), 'utf8'));
			await visit(site, '/', async (visited) => {
				const { page } = visited;
				expect(await stepIds(visited)).toEqual(['health', 'restart', 'healthy']);
				await page.locator('[data-runbook-inputs]').getByLabel('port', { exact: true }).fill('9091');
				expect((await copyAll(visited, 'restart'))[0]).toBe('scripts/restart.sh 9091');
				expect(await page.locator('main').getByText('scripts/restart.sh {{port}}').count()).toBeGreaterThan(0);
			});
		});
	});

	describe('the playground', () => {
		test('shows page, plan and problems of what one types, and where a problem stands', () =>
			visit(site, '/playground', async ({ page }) => {
				const editor = page.getByLabel('Runbook', { exact: true });
				expect(await editor.inputValue()).toBe(exampleSource);
				await page.getByText('Valid: 3 steps.').waitFor();
				await editor.fill(valid(echo('Some *prose*.')));
				await page.locator(`${stepSection('say')} em`, { hasText: 'prose' }).waitFor();
				await page.getByRole('tab', { name: 'Plan' }).click();
				expect(await page.locator('main li pre').allTextContents()).toEqual(['echo hello']);
				await editor.fill(valid(echo('').replace(':::shell', ':::shel')));
				await page.getByRole('tab', { name: /^Problems \([1-9]/ }).click();
				const problem = page.getByRole('button', { name: /3:4 language\// }).first();
				expect(await problem.textContent()).toContain('shell');
				await problem.click();
				const selected = await editor.evaluate((area: HTMLTextAreaElement) =>
					area.value.slice(area.selectionStart, area.selectionEnd),
				);
				expect(selected).toContain('shel');
			}));

		test('evaluates nothing of the text, loads nothing, and follows no script link', () =>
			visit(site, '/playground', async ({ page }) => {
				const hostile = [
					"import x from 'https://example.org/x.js'",
					'<img src="https://example.org/x.png" onError={() => { window.injected = 1 }} />',
					'{window.injected = 2}',
					'[a link](javascript:window.injected=3) ![an image](https://example.org/y.png)',
					echo('Inline {window.injected = 4} and <b onClick="x">bold</b>.'),
				].join('\n\n');
				await page.getByLabel('Runbook', { exact: true }).fill(valid(hostile));
				await page.locator(stepSection('say')).waitFor();
				await page.getByText('{window.injected = 2}').first().waitFor();
				expect(await page.getByRole('tabpanel').locator('img, a[href^="javascript"]').count()).toBe(0);
				expect(await page.evaluate(() => 'injected' in window)).toBe(false);
			}));

		test('has no fault of accessibility in its plan and its problems, light and dark', () =>
			visit(site, '/playground', async (visited) => {
				const { page } = visited;
				await page.getByRole('tab', { name: 'Plan' }).click();
				expect(await violations(visited)).toEqual([]);
				await page.getByLabel('Runbook', { exact: true }).fill(valid(':::shell[No id]\n:::'));
				await page.emulateMedia({ colorScheme: 'dark' });
				await page.waitForSelector('html[data-theme="dark"]');
				await page.getByRole('tab', { name: /^Problems/ }).click();
				await page
					.getByRole('button', { name: /language\// })
					.first()
					.waitFor();
				expect(await violations(visited)).toEqual([]);
			}));
	});
}
