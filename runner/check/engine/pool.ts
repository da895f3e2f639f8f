import { surfaceOpener } from '../../verify/index.ts';
import type { SurfaceChecker } from '../../verify/surface/index.ts';
import type { Checked } from '../checkDocument.ts';
import { unreadable } from '../unreadable.ts';
import type { EngineOptions, Observed, SourceDocument } from './engine.ts';
import { startThread } from './threadHandle.ts';
import type { ThreadHandle } from './threadHandle.ts';

/** A thread that says nothing for so long hangs in a document: in a regular expression of its own, for example. */
const longestSilenceMs = 20_000;
const watchMs = 250;
/** Documents that a thread has at once: while programs are asked for one, it goes on with another. */
const batchSize = 12;

interface PoolRun {
	results: Map<SourceDocument, Checked>;
	observed: Observed[];
}

interface Work extends PoolRun {
	queue: SourceDocument[];
	/** Documents of a thread that hung: each is tried alone. */
	suspects: SourceDocument[];
	onStart(document: SourceDocument): void;
	onError(error: unknown): void;
	onEnd(): void;
}

/** Checks documents in threads. One that hangs is given up and reported; the others go on in another thread. */
export class Pool {
	readonly #options: EngineOptions;
	readonly #size: number;
	readonly #silenceMs: number;
	readonly #openSurface: (workspace: string) => SurfaceChecker;
	readonly #surfaces = new Map<string, SurfaceChecker>();
	readonly #threads = new Set<ThreadHandle>();

	constructor(
		options: EngineOptions,
		size: number,
		silenceMs = longestSilenceMs,
		openSurface = surfaceOpener(options.env, { lock: options.lock }),
	) {
		this.#options = options;
		this.#size = size;
		this.#silenceMs = silenceMs;
		this.#openSurface = openSurface;
	}

	/** `onStart` hears of each document; an unexpected error of one ends all. */
	async run(documents: readonly SourceDocument[], onStart: (document: SourceDocument) => void): Promise<PoolRun> {
		const run: PoolRun = { results: new Map(), observed: [] };
		let watch: NodeJS.Timeout | undefined;
		try {
			await new Promise<void>((resolve, reject) => {
				const work = { ...run, queue: [...documents], suspects: [], onStart, onError: reject, onEnd: resolve };
				for (let count = 0; count < Math.min(this.#size, documents.length); count += 1) this.#start(work);
				watch = this.#watch(work);
			});
		} finally {
			clearInterval(watch);
			await Promise.all([...this.#threads].map((thread) => thread.terminate()));
		}
		return run;
	}

	/** Writes what the programs have answered. */
	async close(): Promise<void> {
		await Promise.all([...this.#surfaces.values()].map((surface) => surface.close()));
	}

	#start(work: Work): void {
		const thread = startThread(this.#options, {
			next: () => (work.suspects.length > 0 ? work.suspects.splice(0, 1) : takeBatch(work)),
			onStart: work.onStart,
			onChecked: (document, checked) => void work.results.set(document, checked),
			onObserved: (observed) => void work.observed.push(observed),
			onError: work.onError,
			ask: (workspace, command) => this.#surfaceOf(workspace).check(command),
			onExit: () => {
				this.#threads.delete(thread);
				if (work.queue.length + work.suspects.length > 0) this.#start(work);
				else if (this.#threads.size === 0) work.onEnd();
			},
		});
		this.#threads.add(thread);
	}

	#surfaceOf(workspace: string): SurfaceChecker {
		const surface = this.#surfaces.get(workspace) ?? this.#openSurface(workspace);
		this.#surfaces.set(workspace, surface);
		return surface;
	}

	/**
	 * Looks for silent threads that have documents: one that starts takes its time. Where this thread itself was held up, the
	 * others may have spoken unheard.
	 */
	#watch(work: Work): NodeJS.Timeout {
		let lastAt = Date.now();
		return setInterval(() => {
			const late = Date.now() - lastAt > 8 * watchMs;
			lastAt = Date.now();
			for (const thread of this.#threads) {
				if (late) thread.heardAt = lastAt;
				else if (lastAt - thread.heardAt > this.#silenceMs && thread.unfinished().length > 0)
					this.#giveUp(thread, work);
			}
		}, watchMs);
	}

	/** Of several documents nobody knows which one hangs; a single one is it. */
	#giveUp(thread: ThreadHandle, work: Work): void {
		thread.heardAt = Number.POSITIVE_INFINITY;
		const [document, ...others] = thread.unfinished();
		if (document && others.length > 0) work.suspects.push(document, ...others);
		else if (document) work.results.set(document, givenUp(document, this.#silenceMs));
		void thread.terminate();
	}
}

function takeBatch({ queue }: Work): SourceDocument[] {
	return queue.splice(0, batchSize);
}

function givenUp({ path }: SourceDocument, afterMs: number): Checked {
	const message = `checking it was given up after ${Math.round(afterMs / 1000)} s`;
	const hint = 'A `pattern` or `matches` that tries endless combinations does this, as does a text made to be slow.';
	const problems = [unreadable(path, message, hint)];
	return { report: undefined, problems, contract: undefined, workspace: undefined, files: {} };
}
