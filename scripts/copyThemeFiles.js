// tsc emits no styles and no hand-written declarations: put both where the compiled files look for them.
import { cpSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bundleStyles } from './bundleStyles.js';

const root = path.resolve(import.meta.dirname, '..');

for (const folder of ['src', 'plugins/docusaurus-runbook']) {
	cpSync(path.join(root, folder), path.join(root, 'dist', folder), { recursive: true, filter: isDue });
}
bundleStyles();

/**
 * Leaves alone what is there already: a test may be packing it.
 * @param {string} from
 * @param {string} to
 */
function isDue(from, to) {
	if (statSync(from).isDirectory()) return true;
	if (!from.endsWith('.d.ts')) return false;
	return !existsSync(to) || !readFileSync(from).equals(readFileSync(to));
}
