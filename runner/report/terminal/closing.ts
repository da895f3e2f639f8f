import type { Report } from '../schema.ts';
import { countFindings, coverageParts, coveragePercent, stepParts } from '../summary.ts';
import { plural } from '../text/plural.ts';
import type { Paper } from './paper.ts';
import { wrap } from './wrap.ts';

/** The last lines: whether all is well, what was found, and how much of it a machine could check. */
export function closingLines(report: Report, { colors, columns }: Paper): string {
	const word = report.ok ? 'ok' : 'not ok';
	const margin = `${word}  `;
	const facts = [countFindings(report.problems), ...(report.documents.length > 0 ? [summary(report)] : [])];
	const lines = facts.flatMap((fact) => wrap(fact, columns - margin.length));
	const painted = report.ok ? colors.green(colors.bold(word)) : colors.red(colors.bold(word));
	return lines.map((line, index) => `${index === 0 ? `${painted}  ` : ' '.repeat(margin.length)}${line}\n`).join('');
}

function summary(report: Report): string {
	const { mode, documents, coverage } = report;
	const count = plural(documents.length, 'document');
	if (mode === 'execute' || mode === 'test') return [count, ...stepParts(report)].join(', ');
	const percent = coveragePercent(coverage);
	const parts = coverageParts(coverage);
	return [
		count,
		plural(coverage.commands, 'command') + (parts.length > 0 ? `: ${parts.join(', ')}` : ''),
		...(percent === undefined ? [] : [`coverage ${percent}%`]),
	].join(', ');
}
