import type { Page } from 'playwright';
import type { SitePage } from './sitePage.ts';

export const copyButton = 'button[data-runbook-copy]';

/** The selector of a step's section. */
export const stepSection = (id: string): string => `section[aria-labelledby="${id}"]`;

/** Chooses the tabs in which a step stands, outermost first. */
async function showStep(page: Page, id: string): Promise<void> {
	const tabs = await page.locator(stepSection(id)).evaluate((section) => {
		const found: string[] = [];
		for (
			let panel = section.closest('[role="tabpanel"]');
			panel;
			panel = panel.parentElement?.closest('[role="tabpanel"]') ?? null
		)
			found.unshift(panel.getAttribute('aria-labelledby') ?? '');
		return found;
	});
	for (const tab of tabs) {
		await page.locator(`[id="${tab}"]`).click();
		await page.locator(`[role="tabpanel"][aria-labelledby="${tab}"][data-chosen="true"]`).waitFor();
	}
}

/** Clicks each copy button of a step, those in folds too, and returns what each put on the clipboard. */
export async function copyAll({ page, clipboard }: SitePage, id: string): Promise<string[]> {
	const section = page.locator(stepSection(id));
	await showStep(page, id);
	// Those that the choice around it has opened stay so.
	for (const fold of await section.locator('details:not([open]):visible').all()) await fold.locator('summary').click();
	const texts: string[] = [];
	for (const button of await section.locator(copyButton).all()) {
		// A choice holds the steps of its options.
		const owner = await button.evaluate((one) => one.closest('section[data-kind]')?.getAttribute('aria-labelledby'));
		if (owner !== id) continue;
		await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
		await button.click();
		// What is destructive is asked about once.
		if ((await button.getAttribute('data-state')) === 'asked') await button.click();
		await button.and(page.locator(':is([data-state="copied"], [data-state="unfilled"])')).waitFor();
		texts.push(await clipboard());
	}
	return texts;
}

/** The ids of the steps on a page, in order. */
export function stepIds({ page }: SitePage): Promise<(string | null)[]> {
	return page
		.locator('section[data-kind]')
		.evaluateAll((sections) => sections.map((section) => section.getAttribute('aria-labelledby')));
}
