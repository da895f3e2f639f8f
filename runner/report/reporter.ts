import type { RunEvent } from '../execute/events.ts';
import type { Plan } from '../plan/plan.ts';
import type { Colors } from './colors.ts';
import type { RepositoryPlaces } from './repository.ts';
import type { Report } from './schema.ts';

/** What a reporter is told besides the report: sources for code frames, and the plans that were made. */
export interface ReportContext {
	/** Document path to its text. */
	sources: ReadonlyMap<string, string>;
	/** Plans by document path; empty in a check of plain Markdown. */
	plans: ReadonlyMap<string, Plan>;
	/** The name under which the run is kept, where it is. */
	run?: string | undefined;
}

/** A form of output. `event` is told of a run while it goes on; `end` writes the report. */
export interface Reporter {
	event?(event: RunEvent): void;
	/** Takes away what is redrawn, so that something else can be written, until what it returns is called. */
	pause?(): () => void;
	end(report: Report, context: ReportContext): string;
}

export interface ReporterOptions {
	colors: Colors;
	/** Width of the lines of text, in columns. */
	columns: number;
	places: RepositoryPlaces;
	/** How much is shown while a run goes on. */
	detail?: 'quiet' | 'usual' | 'verbose';
	/** The width of a terminal by now, in columns, where lines can be redrawn. */
	live?: (() => number) | undefined;
	/** Takes what is written while a run goes on. */
	write(text: string): void;
}

export type CreateReporter = (options: ReporterOptions) => Reporter;
