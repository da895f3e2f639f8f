import type { CreateReporter } from './reporter.ts';
import { toJson } from './text/toJson.ts';

/** The report itself, as one JSON document. */
export const createJsonReporter: CreateReporter = () => ({
	end: (report) => `${toJson(report)}\n`,
});
