import { chromium } from 'playwright';
import type { Browser } from 'playwright';

const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// A host name that is no secure context, for what browsers forbid there.
	'--host-resolver-rules=MAP runbook.test 127.0.0.1',
];

/** Starts the browser that is installed on this machine; none is ever downloaded. */
export function launchChromium(executablePath: string): Promise<Browser> {
	return chromium.launch({ executablePath, headless: true, args: flags });
}
