import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { settings } from './settings.js';

mkdirSync(settings.logs, { recursive: true });

function write(file, line) {
	const text = `${new Date().toISOString()} ${line}\n`;
	process.stdout.write(text);
	appendFileSync(path.join(settings.logs, file), text);
}

export const log = {
	info: (line) => write('core-agent.log', line),
	error: (line) => write('error.log', `ERROR ${line}`),
	access: (line) => write('access.log', line),
};
