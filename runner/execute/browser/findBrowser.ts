import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** The browser that `RUNBOOK_BROWSER` names, else the first on PATH; undefined where there is none. */
export function findBrowser(env: Readonly<Record<string, string | undefined>>): string | undefined {
	const own = env['RUNBOOK_BROWSER'];
	if (own) return isExecutable(own) ? own : undefined;
	const directories = (env['PATH'] ?? '').split(path.delimiter).filter(path.isAbsolute);
	return names
		.flatMap((name) => directories.map((directory) => path.join(directory, name)))
		.find((file) => isExecutable(file));
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
