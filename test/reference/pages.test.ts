import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../runner/cli/program.ts';
import { projectRoot } from '../support/cli.ts';
import { commandLinePage, directivesPage, frontmatterPage, reportPage } from './pages.ts';

const directory = path.join(projectRoot, 'docs/reference');
const terminal = {
	cwd: '/',
	env: {},
	interactive: false,
	colors: pc.createColors(false),
	out: () => {},
	err: () => {},
};

const pages = new Map([
	['directives.mdx', directivesPage()],
	['frontmatter.mdx', frontmatterPage()],
	['command-line.mdx', commandLinePage(createProgram(terminal, () => {}))],
	['report.mdx', reportPage()],
]);

/** `UPDATE=1` writes the pages anew, to be reviewed. */
if (process.env['UPDATE']) for (const [name, text] of pages) writeFileSync(path.join(directory, name), text);

describe('the reference', () => {
	test.each([...pages])('%s is up to date', (name, text) => {
		const file = path.join(directory, name);
		expect(existsSync(file) ? readFileSync(file, 'utf8') : `${name} is missing: run with UPDATE=1`).toBe(text);
	});

	test.each([...pages])('%s says what everything in it means', (_, text) => {
		expect(text.split('\n').filter((line) => /^\| .*\| +\|$/.test(line))).toEqual([]);
	});
});
