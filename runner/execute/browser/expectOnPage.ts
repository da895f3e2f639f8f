import type { Locator, Page } from 'playwright';
import type { BrowserAction } from '../../../plugins/remark-runbook/language.ts';

type Expectation = NonNullable<BrowserAction['expect']>;

const pollMs = 50;

/** Waits until what is expected of a page holds. Throws with what it found instead where the time is over. */
export async function expectOnPage(
	page: Page,
	expectation: Expectation,
	element: Locator | undefined,
	timeout: number,
): Promise<void> {
	const deadline = performance.now() + timeout;
	for (;;) {
		const found = await differenceOf(page, expectation, element);
		if (found === undefined) return;
		if (performance.now() + pollMs >= deadline) throw new Error(found);
		await page.waitForTimeout(pollMs);
	}
}

/** What is there instead; undefined where all holds. */
async function differenceOf(
	page: Page,
	{ url, title, visible = true, value, count }: Expectation,
	element: Locator | undefined,
): Promise<string | undefined> {
	if (url !== undefined && !fits(page.url(), url)) return `the address is ${page.url()}`;
	const shown = title === undefined ? undefined : await page.title();
	if (shown !== undefined && !fits(shown, title ?? '')) return `the title is ${JSON.stringify(shown)}`;
	if (!element) return undefined;
	const there = await element.count();
	if (count !== undefined) return there === count ? undefined : `it is there ${there} times`;
	if (value !== undefined) {
		const held = there > 0 ? await element.first().inputValue() : undefined;
		return held === value ? undefined : held === undefined ? 'it is not there' : `it holds ${JSON.stringify(held)}`;
	}
	const isSeen = there > 0 && (await element.first().isVisible());
	if (isSeen === visible) return undefined;
	return isSeen ? 'it is to be seen' : there > 0 ? 'it is hidden' : 'it is not there';
}

/** `*` stands for any characters. */
function fits(text: string, pattern: string): boolean {
	const parts = pattern.split(/\*+/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}
