import { nearest } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { reporterNames } from '../report/index.ts';
import type { ReporterName } from '../report/index.ts';

/** Where a report goes: a reporter, and a file or standard output. */
export interface ReporterTarget {
	name: ReporterName;
	file: string | undefined;
}

/** Reads `json=report.json`; fails on an unknown name and on two reporters that share standard output. */
export function readReporters(texts: readonly string[]): ReporterTarget[] {
	const targets = texts.map((text) => {
		const [given = '', ...rest] = text.split('=');
		const name = reporterNames.find((known) => known === given);
		if (!name) {
			const suggestion = nearest(given, reporterNames);
			const known = `Known: ${reporterNames.join(', ')}.`;
			throw new UserError(
				`no reporter is named ${JSON.stringify(given)}`,
				suggestion ? `Did you mean ${suggestion}? ${known}` : known,
			);
		}
		return { name, file: rest.length > 0 ? rest.join('=') : undefined };
	});
	if (targets.filter((target) => target.file === undefined).length > 1) {
		throw new UserError(
			'two reporters would write to standard output',
			'Send one to a file, for example --reporter json=report.json',
		);
	}
	const onlyFiles = targets.every((target) => target.file !== undefined);
	return onlyFiles ? [{ name: 'terminal', file: undefined }, ...targets] : targets;
}
