// Reads metrics in the text format of Prometheus from standard input and holds them against the thresholds:
//   curl -s http://localhost:3000/metrics | node scripts/thresholds.mjs
// Prints one line for each; exits 1 where one is critical.
import { readFileSync } from 'node:fs';

const thresholds = [
	{ name: 'response time (p95), s', warning: 1, critical: 2, value: p95 },
	{ name: 'error rate, %', warning: 1, critical: 5, value: errorRate },
	{ name: 'database connections, %', warning: 80, critical: 95, value: connections },
];

const samples = readFileSync(0, 'utf8')
	.split('\n')
	.map((line) => /^(?<name>\w+)(?:\{(?<label>\w+)="(?<of>[^"]*)"\})? (?<value>\S+)$/.exec(line)?.groups)
	.filter((sample) => sample !== undefined);

function all(name) {
	return samples.filter((sample) => sample.name === name).map(({ of, value }) => ({ of, value: Number(value) }));
}

function one(name) {
	const [sample] = all(name);
	if (!sample) throw new Error(`no metric ${name}`);
	return sample.value;
}

/** The bound of the first bucket that holds 95 of 100 requests. */
function p95() {
	const total = one('http_request_duration_seconds_count');
	const bucket = all('http_request_duration_seconds_bucket').find(({ value }) => value >= total * 0.95);
	return bucket === undefined || total === 0 ? 0 : Number(bucket.of === '+Inf' ? Infinity : bucket.of);
}

function errorRate() {
	const requests = all('http_requests_total');
	const total = requests.reduce((sum, { value }) => sum + value, 0);
	const failed = requests.filter(({ of }) => of.startsWith('5')).reduce((sum, { value }) => sum + value, 0);
	return total === 0 ? 0 : (failed / total) * 100;
}

function connections() {
	return (one('core_agent_db_connections') / one('core_agent_db_connections_max')) * 100;
}

for (const { name, warning, critical, value } of thresholds) {
	const now = value();
	const level = now > critical ? 'critical' : now > warning ? 'warning' : 'ok';
	if (level === 'critical') process.exitCode = 1;
	console.log(`${level} ${name}: ${Number(now.toFixed(2))}`);
}
