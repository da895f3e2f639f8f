import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPackage, buildSite } from '../support/buildSite.ts';
import { launchChromium } from '../support/chromium.ts';
import { projectRoot } from '../support/cli.ts';
import { findTool, requireTool } from '../support/requireTool.ts';
import { serveDirectory } from '../support/serveDirectory.ts';
import { testAccessibility } from './accessibility.ts';
import { testCopying } from './copying.ts';
import { testDoing } from './doing.ts';
import { testFilling } from './filling.ts';
import { testFinding } from './finding.ts';
import { testGuarding } from './guarding.ts';
import { testOffline } from './offline.ts';
import { testOwnPages } from './own.ts';
import { testProving } from './proving.ts';
import { testReading } from './reading.ts';
import { writeReports } from './reports.ts';
import type { Site } from './site.ts';

const chromium = findTool('chromium');
const ends: (() => Promise<void>)[] = [];
let log = '';
let directory = '';
let browser: Browser | undefined;
let port = 0;

const site: Site = {
	get directory() {
		return directory;
	},
	get browser() {
		if (!browser) throw new Error('the browser was not started');
		return browser;
	},
	get port() {
		return port;
	},
};

beforeAll(async () => {
	directory = await mkdtemp(path.join(tmpdir(), 'runbook-site-'));
	ends.push(() => rm(directory, { recursive: true }));
	await buildPackage();
	const reports = await writeReports(`${directory}-reports`);
	ends.push(() => rm(path.dirname(reports), { recursive: true }));
	({ log } = await buildSite(projectRoot, directory, { RUNBOOK_REPORTS: reports }));
	const served = await serveDirectory(directory);
	ends.push(served.close);
	port = served.port;
	if (chromium === undefined) return;
	browser = await launchChromium(chromium);
	ends.push(() => site.browser.close());
}, 300_000);

afterAll(async () => {
	for (const end of ends.toReversed()) await end();
});

test('the site builds without a warning', () => {
	expect(log).toContain('Generated static files');
	expect(log).not.toMatch(/warn/i);
});

describe('in a browser', () => {
	beforeEach((context) => void requireTool(context, 'chromium', 'reads the built site in a real browser'));
	testCopying(site);
	testFilling(site);
	testDoing(site);
	testReading(site);
	testFinding(site);
	testOffline(site);
	testOwnPages(site);
	testProving(site);
	testGuarding(site);
	testAccessibility(site);
});
