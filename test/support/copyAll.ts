import type { SitePage } from './sitePage.ts';

export const copyButton = 'button[data-runbook-copy]';

/** The selector of a step's section. */
export const stepSection = (id: string): string => `section[aria-labelledby="${id}"]`;

export function openFolds(folds: Element[]): void {
	for (const fold of folds) if (fold instanceof HTMLDetailsElement) fold.open = true;
}

/**
 * Clicks each copy button of a step, those in folds and tabs too, and returns what each put on the clipboard.
 * It runs in the page: a way there and back for each of a thousand buttons would take minutes.
 */
async function clickAll(section: Element, selector: string): Promise<string[]> {
	const texts: string[] = [];
	for (const button of section.querySelectorAll<HTMLElement>(selector)) {
		// A choice holds the steps of its options.
		if (button.closest('section[data-kind]') !== section) continue;
		await navigator.clipboard.writeText('nothing was copied');
		// What is destructive is asked about once.
		for (const before of ['ready', 'asked']) {
			if (button.dataset['state'] !== before) break;
			// A frame would have to be painted first, which takes a busy machine longer than all else.
			const turned = new Promise<void>((resolve) => {
				const observer = new MutationObserver(() => {
					if (button.dataset['state'] === before) return;
					observer.disconnect();
					resolve();
				});
				observer.observe(button, { attributeFilter: ['data-state'] });
			});
			button.click();
			await turned;
		}
		texts.push(await navigator.clipboard.readText());
	}
	return texts;
}

export function copyAll({ page }: SitePage, id: string): Promise<string[]> {
	return page.locator(stepSection(id)).evaluate(clickAll, copyButton);
}

/** The ids of the steps on a page, in order. */
export function stepIds({ page }: SitePage): Promise<(string | null)[]> {
	return page
		.locator('section[data-kind]')
		.evaluateAll((sections) => sections.map((section) => section.getAttribute('aria-labelledby')));
}
