import type { Report } from '../schema.ts';
import { countFindings, coverageParts, coveragePercent, stepParts } from '../summary.ts';
import { unknownReasons } from '../unknownReasons.ts';
import { plural } from '../text/plural.ts';
import type { Paper } from './paper.ts';
import { wrap } from './wrap.ts';

const noBreak = '\u{a0}';

/** The last lines: whether all is well, what was found, and how much of it a machine could check. */
export function closingLines(report: Report, { colors, columns }: Paper): string {
	const word = report.ok ? 'ok' : 'not ok';
	const margin = `${word}  `;
	const facts = [
		countFindings(report.problems),
		...(report.documents.length > 0 ? [summary(report)] : []),
		...unknown(report),
	];
	const lines = facts
		.flatMap((fact) => wrap(fact, columns - margin.length))
		.map((line) => line.replaceAll(noBreak, ' '));
	const painted = report.ok ? colors.green(colors.bold(word)) : colors.red(colors.bold(word));
	return lines.map((line, index) => `${index === 0 ? `${painted}  ` : ' '.repeat(margin.length)}${line}\n`).join('');
}

function unknown(report: Report): string[] {
	const reasons = report.mode === 'check' ? unknownReasons(report) : [];
	return reasons.length > 0 ? [`unknown: ${reasons.join('; ')}`] : [];
}

/** Parts that a line's end does not tear apart. */
function join(parts: readonly string[]): string {
	return parts.map((part) => part.replaceAll(' ', noBreak)).join(', ');
}

function summary(report: Report): string {
	const { mode, documents, coverage } = report;
	const count = plural(documents.length, 'document');
	if (mode === 'execute' || mode === 'test') return join([count, ...stepParts(report)]);
	const percent = coveragePercent(coverage);
	const commands = plural(coverage.commands, 'command');
	const parts = join([...coverageParts(coverage), ...(percent === undefined ? [] : [`coverage ${percent}%`])]);
	return `${join([count, commands])}${parts === '' ? '' : `: ${parts}`}`;
}
