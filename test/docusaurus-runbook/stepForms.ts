import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import type { Locator, Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { stepSection } from '../support/copyAll.ts';
import { searchOf } from '../support/sitePage.ts';
import type { SitePage } from '../support/sitePage.ts';
import { violations } from '../site/accessibility.ts';

const route = '/base/steps';

function tab(page: Page, choose: string, name: string): Locator {
	return page.locator(stepSection(choose)).getByRole('tab', { name });
}

function platform(page: Page): Locator {
	return page.locator('[data-runbook-inputs]').getByLabel('platform', { exact: true });
}

/** Starts on a page that remembers nothing. */
async function begin({ page, open }: SitePage): Promise<Page> {
	await open('/base');
	await page.evaluate(() => localStorage.clear());
	await open(route);
	return page;
}

async function copyScript({ page, clipboard }: SitePage, title: string): Promise<string> {
	await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
	const button = page.getByRole('button', { name: `Copy as a script: the commands of “${title}”` });
	await button.click();
	await button.and(page.locator('[data-state="copied"]')).waitFor();
	return clipboard();
}

async function runScript(text: string): Promise<string> {
	const directory = await mkdtemp(path.join(tmpdir(), 'script-'));
	onTestFinished(() => rm(directory, { recursive: true }));
	await writeFile(path.join(directory, 'script'), text);
	const { stdout } = await execa('bash', ['script'], { cwd: directory });
	const { stdout: files } = await execa('ls', [], { cwd: directory });
	expect(files).toBe('script');
	return stdout;
}

/** The forms that kinds of steps have on a page of the built site. */
export function testStepForms(visited: () => SitePage): void {
	test('a tab sets the input that decides it, by mouse and keys, and turns the others', async () => {
		const page = await begin(visited());
		expect(await tab(page, 'restart', 'Docker').getAttribute('aria-selected')).toBe('true');
		await tab(page, 'restart', 'Docker').focus();
		await page.keyboard.press('ArrowRight');
		await page.locator(stepSection('deployment')).waitFor();
		expect(await page.locator(stepSection('container')).isVisible()).toBe(false);
		expect(await platform(page).inputValue()).toBe('kubernetes');
		expect(await tab(page, 'see', 'Kubernetes').getAttribute('aria-selected')).toBe('true');
		await expect.poll(() => searchOf(page)).toBe('?platform=kubernetes');
		expect(await page.locator(stepSection('deployment')).textContent()).toContain(
			'--only deployment --input platform=kubernetes',
		);
	});

	test('the input turns the tabs that it decides, also after a reload', async () => {
		const page = await begin(visited());
		await platform(page).selectOption('kubernetes');
		await page.locator(stepSection('deployment')).waitFor();
		await visited().open(route);
		expect(await tab(page, 'restart', 'Kubernetes').getAttribute('aria-selected')).toBe('true');
		await platform(page).selectOption('docker');
		await page.locator(stepSection('container')).waitFor();
	});

	test('an alternative that no input decides is kept, and told to the runner', async () => {
		const page = await begin(visited());
		await tab(page, 'how', 'By an edit').click();
		await visited().open(route);
		const edit = page.locator(stepSection('settings-edit'));
		await edit.waitFor();
		expect(await edit.textContent()).toContain("--only settings-edit --choose how='an edit'");
	});

	test('what is filled in stands in files and changes, too', async () => {
		const page = await begin(visited());
		await page.locator('[data-runbook-inputs]').getByLabel('replicas', { exact: true }).fill('5');
		const content = page.locator(`${stepSection('settings')} pre`).first();
		await expect.poll(() => content.textContent()).toBe('REPLICAS=5');
		await tab(page, 'how', 'By an edit').click();
		const change = page.locator(`${stepSection('settings-edit')} li[data-verb="set"]`);
		expect(await change.textContent()).toContain('Set services.web.deploy.replicas to "5"');
	});

	test('a condition, a target and a limit are told in words', async () => {
		const page = await begin(visited());
		const facts = await page.locator(stepSection('scale')).textContent();
		expect(facts).toContain('only if replicas is less than 3 and step 5 passed');
		expect(facts).toContain('on web (ssh web-1, web-2; 1 at a time)');
		expect(facts).toContain('at most 2m');
	});

	test('the commands of a section are one script that runs what is shown and nothing else', async () => {
		const page = await begin(visited());
		await tab(page, 'restart', 'Kubernetes').click();
		const script = await copyScript(visited(), 'Restart');
		const shown = script.replaceAll(/^read .*$/gm, ':');
		expect(await runScript(shown)).toBe('deployment 2\nall is done');
		await tab(page, 'restart', 'Docker').click();
		expect(await copyScript(visited(), 'Restart')).toContain('\necho container 2\n');
	});

	test('a script waits for a person at what is dangerous, conditional, elsewhere or no command', async () => {
		await begin(visited());
		const script = await copyScript(visited(), 'Change');
		expect(script).toContain("read -rp 'Step 10 is dangerous: removes the old one. Enter goes on, Ctrl-C ends. '");
		expect(script).toMatch(/^read -rp 'Step 9, Scale up: do it only if replicas is less than 3 .*\n# echo scale$/m);
		expect(script).toContain("read -rp 'Step 7, Write the settings: do it as the page says.");
		await execa('bash', ['-n'], { input: script });
	});

	test('they have no fault of accessibility, light or dark', async () => {
		const page = await begin(visited());
		for (const theme of ['light', 'dark']) {
			await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
			// The rest of the page has the colours of the site.
			expect(await violations(visited(), undefined, 'section[data-kind]')).toEqual([]);
		}
		expect(visited().faults).toEqual([]);
	});

	test('all alternatives are read without JavaScript', async () => {
		const { page } = visited();
		const browser = page.context().browser();
		const context = await browser?.newContext({ javaScriptEnabled: false });
		const plain = await context?.newPage();
		await plain?.goto(new URL(route, page.url()).href);
		expect(
			await plain
				?.locator(`${stepSection('deployment')} pre`)
				.first()
				.isVisible(),
		).toBe(true);
		expect(
			await plain
				?.locator(`${stepSection('container')} pre`)
				.first()
				.isVisible(),
		).toBe(true);
		await context?.close();
	});
}
