import type { ShellCommand } from '../../../shell/command.ts';
import type { CommandVerdict } from '../../verdict.ts';

/** A tool that is not installed can't be checked: said as information, never as a fault of the document. */
export function missingVerdict({ words }: ShellCommand, name: string): CommandVerdict {
	const evidence = [{ layer: 'path', witness: `no directory of PATH holds ${name}`, tool: name }];
	const span = words[0]?.span ?? { start: 0, end: 0 };
	const message = `\`${name}\` is not installed here: its command was not checked.`;
	return {
		verdict: 'unknown',
		evidence,
		problems: [{ ruleId: 'surface/tool-not-found', severity: 'info', message, span, evidence }],
	};
}
