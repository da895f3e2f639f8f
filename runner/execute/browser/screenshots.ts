import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';

/** Keeps a picture of the page with the run, readable for this user only; its path is relative to the run's directory. */
export async function keepScreenshot(page: Page, directory: string | undefined, name: string): Promise<string> {
	const parent = directory ?? (await mkdtemp(path.join(tmpdir(), 'runbook-exec-')));
	const folder = path.join(parent, 'screenshots');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const file = path.join(folder, `${name}.png`);
	await page.screenshot({ path: file, timeout: 10_000 });
	await chmod(file, 0o600);
	return directory === undefined ? file : path.relative(directory, file).split(path.sep).join('/');
}
