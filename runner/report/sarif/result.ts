import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { encodePath } from '../repository.ts';
import type { RepositoryPlaces } from '../repository.ts';
import { executionLines } from '../witnesses.ts';
import { escapeBraces, levels } from './rules.ts';

/** The root of the repository, as paths count from it. */
export const sourceRoot = '%SRCROOT%';

/** A problem as a SARIF `result`; the rule's index is its place in the list of rules. */
export function describeResult(
	problem: Problem,
	{ places, ruleIndex, fingerprint }: { places: RepositoryPlaces; ruleIndex: number; fingerprint: string },
) {
	const artifactLocation = { uri: encodePath(places.fromRoot(problem.path)), uriBaseId: sourceRoot };
	const region = regionOf(problem);
	const { ruleId, severity, fix } = problem;
	return {
		ruleId,
		ruleIndex,
		level: levels[severity],
		message: { text: escapeBraces(messageOf(problem)) },
		locations: [{ physicalLocation: { artifactLocation, region } }],
		partialFingerprints: { primaryLocationLineHash: fingerprint },
		...(fix === undefined
			? {}
			: {
					fixes: [
						{
							description: { text: escapeBraces(`Replace it with ${fix}`) },
							artifactChanges: [
								{ artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: fix } }] },
							],
						},
					],
				}),
	};
}

/** Both count from 1 and end behind the last character. */
function regionOf({ line, column, endLine, endColumn }: Problem) {
	return { startLine: line, startColumn: column, endLine, endColumn };
}

function messageOf(problem: Problem): string {
	const { message, hint } = problem;
	return [message, ...executionLines(problem), ...(hint === undefined ? [] : [hint])].join('\n');
}
