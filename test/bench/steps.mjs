// Times `echo` steps in a session against the same bash driven by hand, in one process and one sitting: node test/bench/steps.mjs
import { spawn } from 'node:child_process';
import { openSession } from '../../dist/runner/execute/session/index.js';

const rounds = 5;

/** The least that can be done: a bash that reads commands from a pipe, and a mark on stdout after each. */
async function byHand(count) {
	const bash = spawn('bash', { stdio: ['pipe', 'pipe', 'inherit'] });
	bash.stdout.setEncoding('utf8');
	const output = bash.stdout[Symbol.asyncIterator]();
	const startedAt = performance.now();
	for (let step = 0; step < count; step++) {
		bash.stdin.write(`eval 'echo ${step}'\necho "mark $?"\n`);
		for (let text = ''; !text.includes('mark');) text += (await output.next()).value;
	}
	const elapsed = performance.now() - startedAt;
	bash.stdin.end();
	return elapsed / count;
}

async function inSession(count) {
	const session = await openSession({ cwd: process.cwd(), env: process.env });
	const startedAt = performance.now();
	for (let step = 0; step < count; step++) await session.run(`echo ${step}`);
	const elapsed = performance.now() - startedAt;
	await session.close();
	return elapsed / count;
}

async function fastest(measure, count) {
	const times = [];
	for (let round = 0; round < rounds; round++) times.push(await measure(count));
	return Math.min(...times);
}

for (const count of [100, 1000]) {
	const hand = await fastest(byHand, count);
	const session = await fastest(inSession, count);
	const ratio = (session / hand).toFixed(2);
	console.log(`${count} steps: by hand ${hand.toFixed(3)} ms, session ${session.toFixed(3)} ms a step, ratio ${ratio}`);
}
