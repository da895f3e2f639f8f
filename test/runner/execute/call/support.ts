import { fence, shell } from '../../../support/execution.ts';

export const contract = (...lines: string[]): string =>
	`---\nrunbook:\n${lines.map((line) => `  ${line}\n`).join('')}---\n\n`;

/** A call as a document writes it. */
export const call = (id: string, runbook: string, attributes = '', fences = ''): string =>
	`:::call[Call ${id}]{#${id} runbook=${runbook}${attributes && ` ${attributes}`}}\n${fences}:::\n\n`;

/** A runbook with an input, a capture that is an output and one that is none. */
export const deploy =
	contract(
		'inputs:',
		'  image: { type: string, pattern: "[a-z]+:v[0-9]+" }',
		'outputs:',
		'  sha: { capture: deployed }',
	) +
	shell(
		'write',
		'cd /; export LEFT=over; echo "sha of {{image}}"',
		'capture=deployed',
		fence('bash undo', 'echo undo {{image}}'),
	) +
	shell('look', 'echo "$PWD $LEFT"', 'capture=inner');
