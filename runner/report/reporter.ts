import type { Terminal } from '../cli/terminal.ts';
import type { RunEvent } from '../execute/events.ts';
import type { Plan } from '../plan/plan.ts';
import type { Report } from './schema.ts';

/** What a reporter is told besides the report: sources for code frames, and the plans that were made. */
export interface ReportContext {
	/** Document path to its text. */
	sources: ReadonlyMap<string, string>;
	/** Plans by document path; empty in a check of plain Markdown. */
	plans: ReadonlyMap<string, Plan>;
}

/** A form of output. `event` is told of a run while it goes on; `end` writes the report. */
export interface Reporter {
	event?(event: RunEvent): void;
	end(report: Report, context: ReportContext): string;
}

/** Makes a reporter that writes through `write` while the run goes on. */
export type CreateReporter = (options: { colors: Terminal['colors']; write: (text: string) => void }) => Reporter;
