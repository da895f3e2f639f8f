import path from 'node:path';
import type { RunEvent } from '../execute/events.ts';
import type { RunLog, Unkept } from '../execute/runLog.ts';
import type { Masker } from '../secrets/masker.ts';
import { JournalFile } from './journalFile.ts';
import type { JournalEnd } from './journalFile.ts';
import { JournalError, toJournalError } from './journalError.ts';
import { OutputLog } from './outputLog.ts';
import type { JournalRecord } from './recordSchema.ts';
import { outputDirectory, syncDirectory } from './runDirectory.ts';
import type { MarkSecrets } from './secretMarks.ts';

interface JournalOptions {
	directory: string;
	markSecrets: MarkSecrets;
	/** Where an earlier part of the run ended. */
	end?: JournalEnd;
}

/** Kept together with the end of the step that they belong to. */
const heldTypes: ReadonlySet<JournalRecord['type']> = new Set(['session-changed', 'step-captured']);
const endTypes: ReadonlySet<JournalRecord['type']> = new Set(['step-ended', 'undo-ended', 'recapture-ended']);

/** A step that takes longer prints to a file: what it said until then outlives a kill. */
const longStepMs = 50;

/** A run's log in files: entries in `journal.jsonl`, outputs of steps in files of their own. */
export class Journal implements RunLog {
	readonly resumable = true;
	readonly directory: string;
	private readonly options: JournalOptions;
	private readonly file: JournalFile;
	private held: JournalRecord[] = [];
	private flushing: NodeJS.Immediate | undefined;
	private output: OutputLog | undefined;
	private spilling: NodeJS.Timeout | undefined;
	private outputName = '';
	/** The step that began the output that is open. */
	private outputId = '';
	private failure: JournalError | undefined;
	private named = false;

	constructor(options: JournalOptions) {
		this.options = options;
		this.directory = options.directory;
		this.file = new JournalFile(options.directory, options.end);
	}

	/** Entries about the journal itself, which hold no secret. */
	append(...records: JournalRecord[]): void {
		this.file.append(records);
	}

	record(event: RunEvent, masker: Masker): void {
		this.attempt(() => this.keep(event, masker));
	}

	sync(): Unkept | undefined {
		this.attempt(() => {
			this.flush();
			this.file.sync();
			if (!this.named) for (const name of ['', '..']) syncDirectory(path.join(this.options.directory, name));
			this.named = true;
		});
		return this.failure;
	}

	close(): void {
		this.attempt(() => this.flush());
		this.file.close();
	}

	/** After a failure nothing more is kept: an entry must not go on from one that is missing. */
	private attempt(write: () => void): void {
		if (this.failure) return;
		try {
			write();
		} catch (error) {
			this.failure = error instanceof JournalError ? error : toJournalError(this.options.directory, error);
		}
	}

	private keep(event: RunEvent, masker: Masker): void {
		if (event.type === 'step-output') {
			this.output ??= this.openOutput(event.id);
			this.output.push(event.text);
			return;
		}
		if (event.type === 'step-started')
			this.outputName = `${String(event.number).padStart(2, '0')}-${fileName(event.id)}`;
		if (event.type === 'undo-started') this.outputName = `undo-${fileName(event.id)}`;
		if (event.type === 'recapture-started') this.outputName = `again-${fileName(event.id)}`;
		if (event.type === 'step-ended' || event.type === 'undo-ended' || event.type === 'recapture-ended')
			this.endOutput(event.id);
		// What runs beside the steps may write after the last of them has ended.
		if (event.type === 'run-ended') this.endOutput(this.outputId);
		this.held.push(this.options.markSecrets(withoutSecretValue(event), masker));
		if (heldTypes.has(event.type)) return;
		// The next step begins in the same turn of the event loop, where nobody is asked before: one write holds both.
		if (endTypes.has(event.type)) this.flushing ??= setImmediate(() => this.attempt(() => this.flush()));
		else this.flush();
	}

	private flush(): void {
		clearImmediate(this.flushing);
		this.flushing = undefined;
		if (this.held.length > 0) this.file.append(this.held);
		this.held = [];
	}

	private openOutput(id: string): OutputLog {
		this.outputId = id;
		const output = new OutputLog(path.join(this.options.directory, outputDirectory), this.outputName);
		this.spilling = setTimeout(() => this.attempt(() => output.spill()), longStepMs).unref();
		return output;
	}

	private endOutput(id: string): void {
		clearTimeout(this.spilling);
		if (this.output) this.held.push(this.output.finish(id));
		this.output = undefined;
	}
}

/** A secret that was captured or typed is never kept: who goes on must give it again. */
function withoutSecretValue(event: RunEvent): RunEvent {
	return (event.type === 'step-captured' || event.type === 'input-changed') && event.secret
		? { ...event, value: '' }
		: event;
}

function fileName(id: string): string {
	return id.replaceAll(/[^A-Za-z0-9._-]/g, '-');
}
