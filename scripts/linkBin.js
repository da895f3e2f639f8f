// In a clone, npx would install the package into its cache to find this command: a link beside the tools is found at once.
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../node_modules/.bin');
const link = path.join(folder, 'runbook-exec');

mkdirSync(folder, { recursive: true });
rmSync(link, { force: true });
symlinkSync('../../dist/cli/bin.js', link);
