import { readFileSync } from 'node:fs';

export const version = 'v2';
const neededSchema = 2;

/** v2 was deployed before its migration ran: it starts, and says that it can't work. */
export function health() {
	const { schema } = JSON.parse(readFileSync('state/database.json', 'utf8'));
	if (schema >= neededSchema) return { code: 200, body: { status: 'ok', version } };
	const reason = `needs database schema ${neededSchema}, found ${schema}`;
	return { code: 503, body: { status: 'unhealthy', version, reason } };
}
