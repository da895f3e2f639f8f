import { toJson } from '../text/toJson.ts';
import { packageVersion } from '../../packageVersion.ts';
import type { CreateReporter, ReportContext } from '../reporter.ts';
import type { RepositoryPlaces } from '../repository.ts';
import type { Report } from '../schema.ts';
import { createFingerprints } from './fingerprint.ts';
import { describeResult, sourceRoot } from './result.ts';
import { describeRule } from './rules.ts';

/** SARIF 2.1.0, as code scanning reads it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const createSarifReporter: CreateReporter = ({ places }) => ({
	end: (report, context) => `${toJson(describeRun(report, context, places))}\n`,
});

function describeRun({ problems }: Report, { sources }: ReportContext, places: RepositoryPlaces) {
	const ruleIds = [...new Set(problems.map(({ ruleId }) => ruleId))].toSorted();
	const fingerprintOf = createFingerprints(sources);
	const version = packageVersion();
	return {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'runbook-exec', version, semanticVersion: version, rules: ruleIds.map(describeRule) } },
				columnKind: 'utf16CodeUnits',
				originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
				results: problems.map((problem) =>
					describeResult(problem, {
						places,
						ruleIndex: ruleIds.indexOf(problem.ruleId),
						fingerprint: fingerprintOf(problem),
					}),
				),
			},
		],
	};
}
