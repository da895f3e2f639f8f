// One line for each request, kept in a directory of its own.
import { appendFileSync } from 'node:fs';

const file = `${process.env.LOG_DIRECTORY ?? '/var/log/tasktracker'}/access.log`;

/** Why the last line could not be written, where it could not. */
export let lastFailure;

export function log(line) {
	try {
		appendFileSync(file, `${new Date().toISOString()} ${line}\n`);
		lastFailure = undefined;
	} catch (error) {
		if (!lastFailure) console.error(`access log: ${error.message}`);
		lastFailure = error.message.split(',')[0];
	}
}
