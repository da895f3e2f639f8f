import type { Locator, Page } from 'playwright';
import type { BrowserAction } from '../../../plugins/remark-runbook/language.ts';
import { expectOnPage } from './expectOnPage.ts';

type Target = NonNullable<BrowserAction['click']>;

/** Does one action on a page; gives the text that a `read` took. Throws with what stood in the way. */
export async function perform(page: Page, action: BrowserAction, timeout: number): Promise<string | undefined> {
	const { open, click, check, uncheck, fill, select, press, expect, wait, read } = action;
	if (open !== undefined) await page.goto(open, { timeout });
	else if (click) await find(page, click).click({ timeout });
	else if (check) await find(page, check).check({ timeout });
	else if (uncheck) await find(page, uncheck).uncheck({ timeout });
	else if (fill) await find(page, fill).fill(fill.with, { timeout });
	else if (select) await find(page, select).selectOption(select.option, { timeout });
	else if (press && isPlaced(press)) await find(page, press).press(press.key, { timeout });
	else if (press) await page.keyboard.press(press.key);
	else if (expect) await expectOnPage(page, expect, isPlaced(expect) ? find(page, expect) : undefined, timeout);
	else if (read) return (await find(page, read).innerText({ timeout })).trim();
	else if (wait !== undefined) await page.waitForTimeout(Math.min(wait, timeout));
	return undefined;
}

/** An element as a person would name it. */
function find(page: Page, { role, name, label, text, testId, exact = false }: Target): Locator {
	if (role !== undefined)
		return page.getByRole(role as Parameters<Page['getByRole']>[0], name === undefined ? {} : { name, exact });
	if (label !== undefined) return page.getByLabel(label, { exact });
	return text === undefined ? page.getByTestId(testId ?? '') : page.getByText(text, { exact });
}

function isPlaced({ role, label, text, testId }: Target): boolean {
	return [role, label, text, testId].some((way) => way !== undefined);
}
