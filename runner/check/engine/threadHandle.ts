import { Worker } from 'node:worker_threads';
import type { ShellCommand } from '../../shell/command.ts';
import type { CommandVerdict } from '../../verify/verdict.ts';
import type { Checked } from '../checkDocument.ts';
import type { EngineOptions, Observed, SourceDocument } from './engine.ts';
import type { FromThread, ToThread } from './messages.ts';

/** What a thread is given, and who hears what it says. */
interface ThreadOwner {
	/** The documents to check next; none ends the thread. */
	next(): SourceDocument[];
	onStart(document: SourceDocument): void;
	onChecked(document: SourceDocument, checked: Checked): void;
	onObserved(observed: Observed): void;
	onError(error: unknown): void;
	onExit(): void;
	/** What the installed programs know of a command. */
	ask(workspace: string, command: ShellCommand): Promise<CommandVerdict>;
}

export interface ThreadHandle {
	/** When it last said something, in milliseconds since the epoch. */
	heardAt: number;
	unfinished(): SourceDocument[];
	/** It takes no further documents from then on: what it still says of others is heard. */
	terminate(): Promise<unknown>;
}

/** Trees and commands live as long as one document: room for them saves most of the collecting. */
const youngMegabytes = 96;

/** Starts a thread that asks for documents until there are none. */
export function startThread(options: EngineOptions, owner: ThreadOwner): ThreadHandle {
	const worker = new Worker(new URL('thread.js', import.meta.url), {
		workerData: options,
		resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
	});
	let batch: SourceDocument[] = [];
	const finished = new Set<SourceDocument>();
	let ends = false;
	const handle: ThreadHandle = {
		heardAt: Date.now(),
		unfinished: () => batch.filter((document) => !finished.has(document)),
		terminate: () => {
			ends = true;
			return worker.terminate();
		},
	};
	const send = (message: ToThread): void => worker.postMessage(message, []);
	const hear = (message: FromThread): void => {
		const document = 'index' in message ? batch[message.index] : undefined;
		if (message.type === 'ready') {
			// A batch that a thread took on its way out would be lost.
			if (ends) return;
			batch = owner.next();
			send(batch.length > 0 ? { type: 'check', documents: batch } : { type: 'finish' });
		} else if (message.type === 'start' && document) owner.onStart(document);
		else if (message.type === 'checked' && document) {
			finished.add(document);
			owner.onChecked(document, message.checked);
		} else if (message.type === 'observed') owner.onObserved(message.observed);
		else if (message.type === 'failed') owner.onError(message.error);
		else if (message.type === 'ask') {
			const { id } = message;
			const tell = (verdict: CommandVerdict): void => send({ type: 'verdict', id, verdict });
			owner.ask(message.workspace, message.command).then(tell, owner.onError);
		}
	};
	worker.on('message', (message: FromThread) => {
		handle.heardAt = Date.now();
		hear(message);
	});
	worker.on('error', owner.onError);
	worker.on('exit', owner.onExit);
	return handle;
}
