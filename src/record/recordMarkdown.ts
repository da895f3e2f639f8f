import type { Record } from './record.ts';

interface Runbook {
	title: string;
	url: string;
	steps: readonly { id: string; number: number; title: string }[];
}

const words = { done: 'done', failed: '**failed**', skipped: 'skipped' } as const;

/** The record of an incident as Markdown: every step with outcome, time and note, those not reached as well. Times in UTC. */
export function recordMarkdown({ title, url, steps }: Runbook, record: Record, at: Date): string {
	const begun =
		record.startedAt === undefined ? [] : [`Begun ${time(record.startedAt)}, written ${time(at.toISOString())}.`];
	const rows = steps.map(({ id, number, title: step }) => {
		const said = record.steps[id];
		if (!said) return `| ${number} | ${cell(step)} | not done | | |`;
		return `| ${number} | ${cell(step)} | ${words[said.outcome]} | ${time(said.at)} | ${cell(said.note)} |`;
	});
	return [
		`## ${line(title)}`,
		'',
		`Runbook: <${url}>`,
		'',
		...begun.flatMap((text) => [text, '']),
		'| # | Step | Outcome | When | Note |',
		'|---|---|---|---|---|',
		...rows,
		'',
	].join('\n');
}

function time(iso: string): string {
	return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** Text that is data in Markdown, on one line. */
function line(text: string): string {
	return text.replaceAll(/[\\`*_[\]<>|#&~]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}

function cell(text: string): string {
	return line(text.trim());
}
