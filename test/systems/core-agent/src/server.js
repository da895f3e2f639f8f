import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { handle } from './app.js';
import { health, readiness, version } from './health.js';
import { log } from './log.js';
import { query } from './postgres.js';
import { missingSettings, settings } from './settings.js';

const missing = missingSettings();
if (missing.length > 0) {
	log.error(`missing settings: ${missing.join(', ')}`);
	process.exit(78);
}

const schema =
	'CREATE TABLE IF NOT EXISTS memories (id serial PRIMARY KEY, subject text NOT NULL, body text NOT NULL, created timestamptz NOT NULL DEFAULT now())';
const giveUp = performance.now() + 5000;
for (;;) {
	try {
		await query(schema);
		break;
	} catch (error) {
		if (performance.now() > giveUp) {
			log.error(`database connection failed: ${error.message || error.code}`);
			process.exit(1);
		}
		await setTimeout(200);
	}
}

const app = createServer(handle).listen(settings.port, () =>
	log.info(`core-agent ${version} listens on ${settings.port}`),
);
// Of its own, so that probes are answered while the application's port is busy.
const probes = createServer((request, response) => {
	const answer = { '/health': health, '/health/ready': readiness }[request.url];
	if (!answer) return response.writeHead(404).end();
	return answer().then(({ status, body }) =>
		response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`),
	);
}).listen(settings.healthPort);

process.on('SIGTERM', () => {
	log.info('core-agent ends');
	probes.close();
	app.close(() => process.exit(0));
	app.closeIdleConnections();
	setTimeout(2000, undefined, { ref: false }).then(() => process.exit(0));
});
