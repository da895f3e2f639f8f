import { expect, test } from 'vitest';
import { unknownReasons } from '../../../runner/report/unknownReasons.ts';
import type { CommandReport } from '../../../runner/report/schema.ts';
import { document, render, reportOf, step } from './reporters.ts';

function command(witness: string, verdict: CommandReport['verdict'] = 'unknown'): CommandReport {
	return { text: 'x', line: 1, verdict, evidence: [{ layer: 'path', witness }] };
}

const witnesses = [
	'helm is not on PATH',
	'it runs elsewhere (docker compose exec web)',
	'it runs elsewhere (ssh host)',
	'it runs elsewhere (ssh other)',
	'gh is not on PATH',
	'helm is not on PATH',
	'helm is not on PATH',
	'`$TOOL` is not known before it runs',
	'whether it is answered shows\nonly when it is sent',
	'whether it is answered shows only when it is sent',
];
const commands = [...witnesses.map((witness) => command(witness)), command('it has it', 'verified')];
const report = reportOf([], [document([step({ commands })])]);

test('reasons come by how many commands they keep unknown, missing tools by name', () => {
	expect(unknownReasons(report)).toEqual([
		'not on PATH: helm, gh (4)',
		'it runs elsewhere (3)',
		'whether it is answered shows only when it is sent (2)',
		'1 other reason (1)',
	]);
	expect(unknownReasons(reportOf([], []))).toEqual([]);
});

test('of many missing tools the most frequent are named', () => {
	const many = ['a', 'b', 'c', 'd', 'e', 'f', 'f'].map((tool) => command(`${tool} is not on PATH`));
	expect(unknownReasons(reportOf([], [document([step({ commands: many })])]))).toEqual([
		'not on PATH: f, a, b, c and 2 more (7)',
	]);
});

test('a check tells them on the terminal and in a job summary', async () => {
	expect((await render('terminal', report, { columns: 200 })).trimEnd().split('\n').at(-1)?.trim()).toBe(
		`unknown: ${unknownReasons(report).join('; ')}`,
	);
	expect(await render('markdown', report)).toContain('\nUnknown: not on PATH: helm, gh (4); it runs elsewhere (3); ');
	expect(await render('terminal', { ...report, mode: 'dry-run' })).not.toContain('unknown:');
});
