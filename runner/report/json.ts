import { packageVersion } from '../packageVersion.ts';
import type { CreateReporter } from './reporter.ts';
import { toJson } from './text/toJson.ts';

/** The report itself, as one JSON document. A report that was put together says itself of when it is. */
export const createJsonReporter: CreateReporter = ({ places }) => ({
	end: (report) => {
		const now = { createdAt: new Date().toISOString(), commit: places.commit(), version: packageVersion() };
		const { schemaVersion, mode, provenance, ...findings } = report;
		const known = Object.hasOwn(report, 'provenance') ? provenance : now;
		return `${toJson({ schemaVersion, mode, provenance: known, ...findings })}\n`;
	},
});
