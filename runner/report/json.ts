import type { CreateReporter } from './reporter.ts';

/** The report itself, as one JSON document. */
export const createJsonReporter: CreateReporter = () => ({
	end: (report) => `${JSON.stringify(report, null, 2)}\n`,
});
