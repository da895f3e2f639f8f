import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import type { ShellCommand } from '../../shell/command.ts';
import type { SurfaceChecker } from '../../verify/surface/index.ts';
import { createVerdictMemo } from '../../verify/surface/cache/verdictMemo.ts';
import type { CommandVerdict } from '../../verify/verdict.ts';
import { createEngine } from './engine.ts';
import type { EngineOptions, SourceDocument } from './engine.ts';
import type { FromThread, ToThread } from './messages.ts';

const heartbeatMs = 500;

const pool = parentPort;
if (!pool) throw new Error('this module is started as a thread');
z.config({ jitless: true });

const say = (message: FromThread): void => pool.postMessage(message, []);
let nextId = 0;
const waiting = new Map<number, (verdict: CommandVerdict) => void>();

/** The installed programs are asked by the main thread, once a command. */
function remoteSurface(workspace: string): SurfaceChecker {
	const memo = createVerdictMemo();
	const ask = (command: ShellCommand): Promise<CommandVerdict> =>
		new Promise((resolve) => {
			const id = nextId++;
			waiting.set(id, resolve);
			say({ type: 'ask', id, workspace, command });
		});
	return { check: (command) => memo.get(command, () => ask(command)), close: async () => {} };
}

const engine = createEngine(workerData as EngineOptions, remoteSurface);

async function checkOne(document: SourceDocument, index: number): Promise<void> {
	say({ type: 'start', index });
	try {
		say({ type: 'checked', index, checked: await engine.check(document) });
	} catch (error) {
		say({ type: 'failed', index, error });
	}
}

/** All at once: while the programs are asked for one document, the next one is read. */
async function checkAll(documents: readonly SourceDocument[]): Promise<void> {
	await Promise.all(documents.map(checkOne));
	say({ type: 'ready' });
}

pool.on('message', (message: ToThread) => {
	if (message.type === 'check') void checkAll(message.documents);
	else if (message.type === 'verdict') {
		waiting.get(message.id)?.(message.verdict);
		waiting.delete(message.id);
	} else {
		say({ type: 'observed', observed: engine.observed() });
		clearInterval(heartbeat);
		pool.close();
	}
});
const heartbeat = setInterval(() => say({ type: 'alive' }), heartbeatMs);
say({ type: 'ready' });
