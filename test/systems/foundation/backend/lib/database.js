// PostgreSQL through its own client, which reads the values as variables: none becomes a part of the statement.
import { spawn } from 'node:child_process';

const options = ['--no-psqlrc', '--quiet', '--no-align', '--tuples-only', '--set', 'ON_ERROR_STOP=1'];

/** Runs a script of SQL in which `:'name'` stands for a value; gives what it printed. */
export function query(sql, values = {}) {
	const variables = Object.entries(values).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
	return new Promise((resolve, reject) => {
		const client = spawn('psql', [...options, ...variables, process.env.DATABASE_URL], {
			env: { ...process.env, PGCONNECT_TIMEOUT: '2' },
		});
		let answer = '';
		let complaint = '';
		client.stdout.setEncoding('utf8').on('data', (text) => (answer += text));
		client.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
		client.stdin.on('error', () => undefined).end(sql);
		client.on('error', reject);
		client.on('close', (status) => (status === 0 ? resolve(answer.trim()) : reject(new Error(reasonOf(complaint)))));
	});
}

/** One line, without the address that the client puts before it. */
function reasonOf(complaint) {
	const [first = 'no answer'] = complaint.trim().split('\n');
	return first.replace(/^psql:\S* ?/, '').replace(/^error: /, '');
}
