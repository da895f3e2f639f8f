import type { SitePage } from './sitePage.ts';

export const copyButton = 'button[data-runbook-copy]';

/** The selector of a step's section. */
export const stepSection = (id: string): string => `section[aria-labelledby="${id}"]`;

/** Clicks each copy button of a step, those in folds too, and returns what each put on the clipboard. */
export async function copyAll({ page, clipboard }: SitePage, id: string): Promise<string[]> {
	const section = page.locator(stepSection(id));
	for (const fold of await section.locator('details').all()) await fold.locator('summary').click();
	const texts: string[] = [];
	for (const button of await section.locator(copyButton).all()) {
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
