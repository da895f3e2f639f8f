import type { Problem } from '../../../plugins/remark-runbook/language.ts';

/** A document's text whose found secrets are bullets of the same length: a code frame must not carry one into a log. */
export function hideSecrets(source: string, problems: readonly Problem[]): string {
	const lines = source.split('\n');
	for (const { ruleId, line, column, endLine, endColumn } of problems) {
		if (ruleId !== 'risk/secret') continue;
		for (let number = line; number <= Math.min(endLine, lines.length); number++) {
			const text = lines[number - 1] ?? '';
			const start = number === line ? column - 1 : 0;
			const end = number === endLine ? endColumn - 1 : text.length;
			const hidden = text.slice(start, end).replaceAll(/[^\r]/g, '•');
			lines[number - 1] = text.slice(0, start) + hidden + text.slice(end);
		}
	}
	return lines.join('\n');
}
