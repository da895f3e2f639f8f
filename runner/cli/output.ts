import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import pc from 'picocolors';
import type { Emit } from '../execute/events.ts';
import { UserError } from '../errors/userError.ts';
import { createReporter } from '../report/index.ts';
import { repositoryPlaces } from '../report/repository.ts';
import type { ReportContext } from '../report/reporter.ts';
import type { Report } from '../report/schema.ts';
import { readReporters } from './reporters.ts';
import type { Terminal } from './terminal.ts';

/** The reporters of one command, behind one event sink and one end. */
export interface Output {
	/** Whether a run is shown on standard output while it goes on. */
	live: boolean;
	emit: Emit;
	/** Resolves when all is written and nothing is redrawn, until the function that it gives is called. */
	makeRoom(): Promise<() => void>;
	end(report: Report, context: ReportContext): Promise<void>;
}

interface OutputOptions {
	quiet?: boolean;
	verbose?: boolean;
}

/** Width of lines where nobody's terminal says another. */
const usualColumns = 80;
const widestColumns = 100;
const narrowestColumns = 40;

export async function createOutput(
	texts: readonly string[],
	terminal: Terminal,
	{ quiet, verbose }: OutputOptions = {},
): Promise<Output> {
	const places = repositoryPlaces(terminal.cwd, terminal.env);
	const reporters = await Promise.all(
		readReporters(texts).map(async ({ name, file }) => ({
			file,
			reporter: await createReporter(name, {
				colors: file === undefined ? terminal.colors : pc.createColors(false),
				columns: file === undefined ? columnsOf(terminal) : usualColumns,
				places,
				detail: quiet ? 'quiet' : verbose ? 'verbose' : 'usual',
				live: file === undefined && isLive(terminal) ? () => terminal.columns?.out ?? usualColumns : undefined,
				write: file === undefined ? terminal.out : () => {},
			}),
		})),
	);
	return {
		live: reporters.some(({ file, reporter }) => file === undefined && reporter.event !== undefined),
		emit(event) {
			for (const { reporter } of reporters) reporter.event?.(event);
		},
		async makeRoom() {
			const resume = reporters.map(({ reporter }) => reporter.pause?.());
			// What was written waits for the end of this turn.
			await new Promise((resolve) => setImmediate(resolve));
			return () => {
				for (const go of resume) go?.();
			};
		},
		async end(report, context) {
			for (const { reporter, file } of reporters) {
				const text = reporter.end(report, context);
				if (file === undefined) terminal.out(text);
				else await writeReport(path.resolve(terminal.cwd, file), text, file);
			}
		},
	};
}

/** Whether a person watches a terminal that can redraw lines. */
function isLive({ columns, env }: Terminal): boolean {
	return columns?.out !== undefined && !env['CI'] && env['TERM'] !== 'dumb';
}

export function columnsOf({ columns }: Pick<Terminal, 'columns'>): number {
	return Math.min(widestColumns, Math.max(narrowestColumns, columns?.out ?? usualColumns));
}

async function writeReport(file: string, text: string, shownPath: string): Promise<void> {
	try {
		await writeFile(file, text);
	} catch (error) {
		const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
		throw new UserError(`the report ${shownPath} can't be written (${reason})`);
	}
}
