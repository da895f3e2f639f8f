// Times `echo` steps of a whole run, with and without a journal, against the same session alone and one fsync a step:
// node test/bench/journal.mjs
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openSession } from '../../dist/runner/execute/session/index.js';
import { runPlan } from '../../dist/runner/execute/runPlan.js';
import { keepRun } from '../../dist/runner/journal/keepRun.js';
import { loadDocument } from '../../dist/runner/load/loadDocument.js';
import { createHeadlessOperator } from '../../dist/runner/operator/headlessOperator.js';
import { gatherKnowledge } from '../../dist/runner/plan/knowledge.js';
import { planRun } from '../../dist/runner/plan/planRun.js';
import { createMasker } from '../../dist/runner/secrets/masker.js';

const rounds = 5;
const directory = mkdtempSync(path.join(process.cwd(), '.bench-'));

const shellStep = (number) => `:::shell[Step ${number}]{#s${number}}\n\`\`\`bash\necho ${number}\n\`\`\`\n:::\n`;

async function planOf(count) {
	const file = path.join(directory, 'runbook.mdx');
	writeFileSync(file, Array.from({ length: count }, (_, number) => shellStep(number)).join('\n'));
	const document = await loadDocument(file, directory);
	const { runbook } = document;
	const knowledge = gatherKnowledge(runbook, { given: new Map(), sandbox: {}, env: {} });
	const plan = await planRun({ ...document, workspace: directory, knowledge, selection: {} });
	return { document, plan };
}

async function bySession(count) {
	const session = await openSession({ cwd: directory, env: process.env });
	const startedAt = performance.now();
	for (let step = 0; step < count; step++) await session.run(`echo ${step}`);
	const elapsed = performance.now() - startedAt;
	await session.close();
	return elapsed / count;
}

/** Our own processor time a step of the latest runs, in milliseconds: other work on the machine changes it little. */
const cpuMs = { kept: 0, bare: 0 };

async function byRun(count, isKept) {
	const { document, plan } = await planOf(count);
	const options = { document, plan, selection: {}, chosen: new Map(), undo: 'never', tools: {} };
	const kept = isKept ? await keepRun(options, process.env) : undefined;
	let first;
	let last;
	const cpuBefore = process.cpuUsage();
	await runPlan(plan, {
		mode: 'execute',
		env: { ...process.env, ...kept?.env },
		operator: createHeadlessOperator({ yes: false, allowDanger: false, approvals: new Map() }),
		masker: createMasker([]),
		emit: (event) => {
			if (event.type !== 'step-ended') return;
			first ??= performance.now();
			last = performance.now();
		},
		signal: new AbortController().signal,
		undo: 'never',
		...(kept && { log: kept.log }),
	});
	kept?.close();
	const cpu = process.cpuUsage(cpuBefore);
	cpuMs[isKept ? 'kept' : 'bare'] = (cpu.user + cpu.system) / 1000 / count;
	return (last - first) / (count - 1);
}

/** What the disk takes for one line and an fsync. */
function bySync(count) {
	const file = openSync(path.join(directory, 'sync'), 'a');
	const startedAt = performance.now();
	for (let step = 0; step < count; step++) {
		writeSync(file, 'x'.repeat(800));
		fsyncSync(file);
	}
	const elapsed = performance.now() - startedAt;
	closeSync(file);
	return elapsed / count;
}

async function fastest(measure) {
	const times = [];
	for (let round = 0; round < rounds; round++) times.push(await measure());
	return Math.min(...times);
}

try {
	for (const count of [100, 1000]) {
		const session = await fastest(() => bySession(count));
		const bare = await fastest(() => byRun(count, false));
		const kept = await fastest(() => byRun(count, true));
		const sync = await fastest(() => bySync(count));
		const parts = { session, 'run without a journal': bare, 'run with a journal': kept, 'fsync alone': sync };
		const text = Object.entries(parts).map(([name, ms]) => `${name} ${ms.toFixed(3)} ms`);
		console.log(`${count} steps: ${text.join(', ')}; over the session ${(kept - session).toFixed(3)} ms a step`);
		console.log(`  processor: ${cpuMs.bare.toFixed(3)} ms without, ${cpuMs.kept.toFixed(3)} ms with a journal`);
	}
} finally {
	rmSync(directory, { recursive: true, force: true });
}
