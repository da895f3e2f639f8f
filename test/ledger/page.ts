import { proofOf, rungWord } from './rungs.ts';
import type { Proven } from './rungs.ts';
import type { LedgerRow } from './schema.ts';
import type { SystemLedger } from './systems.ts';

const head = `---
title: Where each instruction went
sidebar_position: 9
description: Every command and instruction of the five documents that these runbooks replace, and the step that carries it.
---

# Where each instruction went

{/* runbook-ignore-file surface, reference -- the commands of the first column are quoted as they were found */}

The runbooks of five systems replace five pages of plain Markdown. Each line of those that told somebody to do something stands
here, by its number, with the step that carries it now and how far that step is proven: \`executed\` in a sandbox by the doc tests, or the
highest [rung](./guide/check.mdx) that it holds without being executed. What a person has to do is said to be so.
`;

/** docs/seeds.mdx, out of the ledgers and what the reports have proven. */
export function ledgerPage(ledgers: readonly SystemLedger[], proven: Proven): string {
	return [head, ...ledgers.flatMap((ledger) => systemPart(ledger, proven))].join('\n');
}

function systemPart({ system, rows, prose }: SystemLedger, proven: Proven): string[] {
	const commands = rows.filter(({ command }) => command !== undefined);
	const executed = commands.filter((row) => proofOf(row, proven).executed).length;
	return [
		`## ${system}`,
		'',
		`${commands.length} commands, of which ${executed} are executed, and ${rows.length - commands.length} instructions.` +
			(prose ? ` Lines ${prose} only explain.` : ''),
		'',
		'| lines | what they said | step | proven | remark |',
		'|---|---|---|---|---|',
		...rows.map((row) => tableRow(row, proven)),
		'',
	];
}

function tableRow(row: LedgerRow, proven: Proven): string {
	const { lines, command, instruction, step, reason, drifted } = row;
	const remarks = [drifted && `drifted: ${drifted}`, reason].filter(Boolean).join('; ');
	const cells = [
		lines,
		command === undefined ? escapeText(instruction ?? '') : code(command),
		step.map(link).join(', '),
		step.length > 0 ? rungWord(proofOf(row, proven)) : 'no step',
		escapeText(remarks),
	];
	return `| ${cells.join(' | ')} |`;
}

function link(step: string): string {
	const [file = '', id = ''] = step.split('#');
	return `[${id}](${file.replace(/^docs\//, './')}#${id})`;
}

/** In a table a bar ends the cell, even in code. */
function code(text: string): string {
	const line = text
		.trim()
		.replaceAll(/\s*\n\s*/g, ' ⏎ ')
		.replaceAll('|', String.raw`\|`);
	const marks = '`'.repeat(1 + Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)));
	return marks.length > 1 ? `${marks} ${line} ${marks}` : `\`${line}\``;
}

/** What MDX and Markdown would read as more than text; code stays code. */
function escapeText(text: string): string {
	const parts = text.trim().split(/(`[^`]*`)/);
	const escaped = parts.map((part) => (part.startsWith('`') ? part : part.replaceAll(/[{}<>_*[\]]/g, String.raw`\$&`)));
	return escaped.join('').replaceAll('|', String.raw`\|`);
}
