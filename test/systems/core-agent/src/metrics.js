import { pool } from './postgres.js';

const bounds = [0.05, 0.1, 0.25, 0.5, 1, 2, 5];
const buckets = bounds.map(() => 0);
const requests = new Map();
let sum = 0;
let count = 0;

/** Counts an answered request; seconds. */
export function observe(status, seconds) {
	requests.set(status, (requests.get(status) ?? 0) + 1);
	for (const [index, bound] of bounds.entries()) if (seconds <= bound) buckets[index] += 1;
	sum += seconds;
	count += 1;
}

/** All metrics in the text format of Prometheus. */
export function exposition() {
	return [
		'# TYPE http_requests_total counter',
		...[...requests].map(([status, total]) => `http_requests_total{status="${status}"} ${total}`),
		'# TYPE http_request_duration_seconds histogram',
		...bounds.map((bound, index) => `http_request_duration_seconds_bucket{le="${bound}"} ${buckets[index]}`),
		`http_request_duration_seconds_bucket{le="+Inf"} ${count}`,
		`http_request_duration_seconds_sum ${sum}`,
		`http_request_duration_seconds_count ${count}`,
		'# TYPE process_resident_memory_bytes gauge',
		`process_resident_memory_bytes ${process.memoryUsage.rss()}`,
		'# TYPE core_agent_db_connections gauge',
		`core_agent_db_connections ${pool.used()}`,
		'# TYPE core_agent_db_connections_max gauge',
		`core_agent_db_connections_max ${pool.size}`,
		'',
	].join('\n');
}
