import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Emit } from '../execute/events.ts';
import { UserError } from '../errors/userError.ts';
import { createReporter } from '../report/index.ts';
import type { ReportContext } from '../report/reporter.ts';
import type { Report } from '../report/schema.ts';
import { readReporters } from './options.ts';
import type { Terminal } from './terminal.ts';

/** The reporters of one command, behind one event sink and one end. */
export interface Output {
	emit: Emit;
	end(report: Report, context: ReportContext): Promise<void>;
}

export function createOutput(texts: readonly string[], terminal: Terminal): Output {
	const reporters = readReporters(texts).map(({ name, file }) => ({
		file,
		reporter: createReporter(name, {
			colors: terminal.colors,
			write: file === undefined ? terminal.out : () => {},
		}),
	}));
	return {
		emit(event) {
			for (const { reporter } of reporters) reporter.event?.(event);
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

async function writeReport(file: string, text: string, shownPath: string): Promise<void> {
	try {
		await writeFile(file, text);
	} catch (error) {
		const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
		throw new UserError(`the report ${shownPath} can't be written (${reason})`);
	}
}
