import { UserError } from '../errors/userError.ts';
import { buildReport } from './buildReport.ts';
import type { Provenance, Report } from './schema.ts';

/** A report and the file it was read from. */
export interface NamedReport {
	file: string;
	report: Report;
}

/** Reports of the parts of one work as one. Throws a `UserError` where they are of different works, or share a document. */
export function mergeReports(
	[first, ...others]: readonly [NamedReport, ...NamedReport[]],
	sources: ReadonlyMap<string, string>,
): Report {
	const all = [first, ...others];
	const { mode } = first.report;
	const stranger = others.find(({ report }) => report.mode !== mode);
	if (stranger) {
		throw new UserError(
			`${first.file} is a report of ${mode}, ${stranger.file} of ${stranger.report.mode}`,
			'Merge the reports of one command at a time.',
		);
	}
	assertDisjoint(all);
	const merged = buildReport(mode, {
		documents: all.flatMap(({ report }) => report.documents).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
		problems: all.flatMap(({ report }) => report.problems),
		sources,
	});
	return {
		...merged,
		provenance: mergeProvenance(all.map(({ report }) => report.provenance)),
		ok: merged.ok && all.every(({ report }) => report.ok),
	};
}

/** What is put together is as old as its oldest part, and of a commit only where all parts are; unknown where one's is. */
function mergeProvenance(parts: readonly (Provenance | undefined)[]): Provenance | undefined {
	const known = parts.filter((part) => part !== undefined);
	const [oldest] = known.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
	if (!oldest || known.length < parts.length) return undefined;
	const isOne = known.every(({ commit }) => commit === oldest.commit);
	return { ...oldest, commit: isOne ? oldest.commit : undefined };
}

/** A document in two reports would be counted twice. */
function assertDisjoint(reports: readonly NamedReport[]): void {
	const owners = new Map<string, string>();
	for (const { file, report } of reports) {
		for (const { path } of report.documents) {
			const owner = owners.get(path);
			if (owner !== undefined) {
				throw new UserError(
					`${path} is in ${owner} and in ${file}`,
					'Merge reports of different documents, such as those of the shards of one run.',
				);
			}
			owners.set(path, file);
		}
	}
}
