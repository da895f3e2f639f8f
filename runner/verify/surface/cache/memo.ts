import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { noteTimeout } from '../../looks/programs.ts';
import type { Executable } from '../locate/executable.ts';

/** Grows whenever a parser or adapter reads a tool differently: older entries are then ignored. */
const surfaceVersion = 9;

const fileSchema = z.object({
	surfaceVersion: z.literal(surfaceVersion),
	path: z.string(),
	realPath: z.string(),
	size: z.number(),
	mtimeMs: z.number(),
	answers: z.record(z.string(), z.unknown()),
});

/** The keys of the answers that are being found out, outermost first. */
const inProduction = new AsyncLocalStorage<readonly string[]>();

/** What was learned of one executable; lost when the file changes. */
export class Memo {
	readonly #file: string | undefined;
	readonly #executable: Executable;
	readonly #answers: Map<string, unknown>;
	readonly #pending = new Map<string, Promise<unknown>>();
	readonly #fleeting = new Set<string>();
	#changed = false;

	constructor(executable: Executable, directory: string | undefined) {
		this.#executable = executable;
		const name = createHash('sha256')
			.update(`${executable.name}\0${executable.path}\0${executable.realPath}`)
			.digest('hex')
			.slice(0, 32);
		this.#file = directory === undefined ? undefined : join(directory, `${name}.json`);
		this.#answers = this.#read();
	}

	#read(): Map<string, unknown> {
		if (this.#file === undefined) return new Map();
		try {
			const parsed = fileSchema.safeParse(JSON.parse(readFileSync(this.#file, 'utf8')));
			const { realPath, size, mtimeMs } = this.#executable;
			if (!parsed.success || parsed.data.realPath !== realPath) return new Map();
			if (parsed.data.size !== size || parsed.data.mtimeMs !== mtimeMs) return new Map();
			return new Map(Object.entries(parsed.data.answers));
		} catch {
			return new Map();
		}
	}

	/** The remembered answer, or the produced one; concurrent callers share one production. */
	async get<T>(key: string, schema: z.ZodType<T>, produce: () => Promise<T>): Promise<T> {
		const known = schema.safeParse(this.#answers.get(key));
		if (this.#answers.has(key) && known.success) return known.data;
		const running = this.#pending.get(key) ?? this.#start(key, produce);
		return schema.parse(await running);
	}

	#start<T>(key: string, produce: () => Promise<T>): Promise<T> {
		const keys = [...(inProduction.getStore() ?? []), key];
		const running = inProduction.run(keys, produce).then((value) => {
			this.#answers.set(key, value);
			this.#changed = true;
			return value;
		});
		this.#pending.set(key, running);
		const forget = (): boolean => this.#pending.delete(key);
		running.then(forget, forget);
		return running;
	}

	has(key: string): boolean {
		return this.#answers.has(key);
	}

	put(key: string, value: unknown): void {
		this.#answers.set(key, value);
		this.#changed = true;
	}

	/** A probe ran out of time: the answers that wait for it are kept for this run only. */
	noteTimeout(): void {
		noteTimeout();
		for (const key of inProduction.getStore() ?? []) this.#fleeting.add(key);
	}

	/** Whether an answer was made of what a probe said that ran out of time. */
	isFleeting(key: string): boolean {
		return this.#fleeting.has(key);
	}

	/** Writes the file atomically, readable by its owner only; a cache that can't be written is no error. */
	save(): void {
		if (this.#file === undefined || !this.#changed) return;
		const { path, realPath, size, mtimeMs } = this.#executable;
		const answers = Object.fromEntries([...this.#answers].filter(([key]) => !this.#fleeting.has(key)));
		const temporary = `${this.#file}.${process.pid}.tmp`;
		try {
			mkdirSync(join(this.#file, '..'), { recursive: true, mode: 0o700 });
			writeFileSync(temporary, JSON.stringify({ surfaceVersion, path, realPath, size, mtimeMs, answers }), {
				mode: 0o600,
			});
			renameSync(temporary, this.#file);
			this.#changed = false;
		} catch {
			this.#changed = true;
		}
	}
}
