import { readFileSync } from 'node:fs';
import { query } from './postgres.js';
import { redis } from './redis.js';
import { settings } from './settings.js';

export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

async function ask(question) {
	const begun = performance.now();
	try {
		await Promise.race([
			question(),
			new Promise((_, reject) => setTimeout(reject, 2000, new Error('no answer within 2 s')).unref()),
		]);
		return { status: 'up', ms: Math.round(performance.now() - begun) };
	} catch (error) {
		return { status: 'down', reason: error.message };
	}
}

async function askOptional(url) {
	if (!url) return { status: 'not configured' };
	return ask(async () => {
		const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
	});
}

async function askAll() {
	const [postgres, cache, llm, logAnalyzer] = await Promise.all([
		ask(() => query('SELECT 1')),
		ask(() => redis('PING')),
		askOptional(settings.optional.llm),
		askOptional(settings.optional.logAnalyzer),
	]);
	return { postgres, redis: cache, llm, logAnalyzer };
}

/** The process is alive: 200 also where a part that it depends on is down, since a restart would not mend that. */
export async function health() {
	const checks = await askAll();
	const down = Object.values(checks).some(({ status }) => status === 'down');
	return { status: 200, body: { status: down ? 'degraded' : 'ok', version, checks } };
}

/** It can work: 503 keeps requests away while the database or the cache is down. */
export async function readiness() {
	const { postgres, redis: cache } = await askAll();
	const ready = postgres.status === 'up' && cache.status === 'up';
	return { status: ready ? 200 : 503, body: { ready, checks: { postgres, redis: cache } } };
}
