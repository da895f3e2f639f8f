import { describe, expect, test } from 'vitest';
import { judgeRunbook } from '../../../plugins/docusaurus-runbook/proof/judgeRunbook.ts';
import { badgeSvg, badgeText } from '../../../plugins/docusaurus-runbook/proof/badge.ts';
import type { DatedReport } from '../../../plugins/docusaurus-runbook/proof/readReports.ts';
import { readRunbook } from '../../../plugins/remark-runbook/index.ts';
import type { Runbook, RunbookProof } from '../../../plugins/remark-runbook/index.ts';
import { stepDigest } from '../../../runner/report/stepDigest.ts';
import type { Report, StepReport } from '../../../runner/report/schema.ts';

const path = 'docs/a.mdx';
const now = Date.parse('2026-03-31T00:00:00Z');

function runbookOf(command = 'ls'): Runbook {
	const steps = [
		`:::shell[First]{#first}\n\`\`\`bash\n${command}\n\`\`\`\n:::`,
		':::shell[Second]{#second}\n```bash\npwd\n```\n:::',
		':::manual[Third]{#third}\n- [ ] Tell them\n:::',
	];
	const { runbook } = readRunbook(path, steps.join('\n\n'));
	if (!runbook) throw new Error('no runbook');
	return runbook;
}

const runbook = runbookOf();

interface Given {
	mode?: Report['mode'];
	at?: string;
	steps?: Readonly<Record<string, Partial<StepReport>>>;
	problems?: Report['problems'];
}

function report({ mode = 'check', at = '2026-03-30', steps = {}, problems = [] }: Given): DatedReport {
	const reported = runbook.steps.map((step): StepReport => {
		const { id, kind, title, range } = step;
		const place = { id, kind, title, line: range.start.line, endLine: range.end.line };
		const usual = { status: 'checked' as const, rung: kind === 'manual' ? 1 : 3, durationMs: 0, commands: [] };
		return { ...place, ...usual, digest: stepDigest(step), ...steps[id] };
	});
	return {
		schemaVersion: 1,
		mode,
		provenance: { createdAt: `${at}T00:00:00.000Z`, commit: 'a'.repeat(40), version: '1.0.0' },
		ok: problems.length === 0,
		documents: [{ path, type: 'runbook', title: 'A', steps: reported }],
		problems,
		coverage: { commands: 0, verified: 0, simulated: 0, unknown: 0, notCheckable: 0 },
	};
}

function problemAt(line: number, severity: 'error' | 'warning' = 'error'): Report['problems'][number] {
	const place = { path, line, column: 1, endLine: line, endColumn: 2 };
	return { ...place, ruleId: 'surface/unknown-flag', severity, message: `at ${line}`, evidence: [] };
}

function judge(reports: readonly DatedReport[], one = runbook): RunbookProof {
	return judgeRunbook(path, one, reports, { now, staleAfter: 30 });
}

const statesOf = ({ steps }: RunbookProof): unknown => Object.values(steps).map(({ state }) => state);

describe('a runbook', () => {
	test('is verified where every step is that a machine can check', () => {
		const proof = judge([report({})]);
		expect([proof.state, statesOf(proof)]).toEqual(['verified', ['verified', 'verified', 'by-hand']]);
		expect(proof.source).toMatchObject({ mode: 'check', commit: 'a'.repeat(40) });
	});

	test('is not verified where no report speaks of it, or none of a step', () => {
		expect(judge([]).state).toBe('unverified');
		expect(judge([]).reason).toBe('No report speaks of this runbook.');
		const partly = judge([report({ steps: { second: { id: 'other' } } })]);
		expect([partly.state, statesOf(partly)]).toEqual(['partly', ['verified', 'unverified', 'by-hand']]);
	});

	test('holds the highest rung of the latest report of each kind', () => {
		const proof = judge([
			report({ mode: 'test', at: '2026-03-20', steps: { first: { rung: 5 }, second: { rung: 1 } } }),
			report({ mode: 'test', at: '2026-03-28', steps: { first: { rung: 5, status: 'passed' } } }),
			report({ at: '2026-03-30' }),
		]);
		expect(proof.steps['first']).toMatchObject({ rung: 5, source: { mode: 'test' } });
		expect(proof.steps['second']).toMatchObject({ rung: 3, source: { mode: 'check' } });
		expect(proof.trend.map(({ held, checkable }) => `${held}/${checkable}`)).toEqual(['1/1', '2/2', '2/2']);
	});

	test('has drifted until a later report of the same kind says otherwise', () => {
		const failed = report({ mode: 'test', at: '2026-03-20', steps: { first: { status: 'failed', rung: 0 } } });
		expect(judge([failed, report({})]).steps['first']).toMatchObject({ state: 'drifted' });
		expect(judge([failed, report({ mode: 'test', at: '2026-03-21' })]).state).toBe('verified');
	});

	test('shows a problem at the step on whose lines it is, and one of the document at its head', () => {
		const line = runbook.steps[1]?.range.start.line ?? 0;
		const inStep = judge([report({ problems: [problemAt(line + 1), problemAt(1, 'warning')] })]);
		expect(statesOf(inStep)).toEqual(['verified', 'drifted', 'by-hand']);
		expect(inStep.steps['second']?.messages).toEqual([{ message: `at ${line + 1}`, ruleId: 'surface/unknown-flag' }]);
		const outside = judge([report({ problems: [problemAt(999)] })]);
		expect([outside.state, outside.messages.length]).toEqual(['drifted', 1]);
	});

	test('has proof of its present text only: a title and a place may change, a command may not', () => {
		const reports = [report({ steps: { second: { status: 'failed' } } })];
		const { runbook: moved } = readRunbook(
			path,
			'# New\n\ntext\n\n:::shell[Another title]{#first}\n```bash\nls\n```\n:::\n',
		);
		expect(moved && statesOf(judge(reports, moved))).toEqual(['verified']);
		const changed = judge(reports, runbookOf('ls -l'));
		expect(changed.steps['first']).toMatchObject({
			state: 'unverified',
			reason: 'The step has changed since it was looked at.',
		});
	});

	test('counts no step without a digest: an earlier version wrote it', () => {
		expect(judge([report({ steps: { first: { digest: undefined } } })]).state).toBe('partly');
	});

	test.each([
		['2026-03-01', 'verified'],
		['2026-02-28', 'stale'],
	])('that was checked on %s is %s', (at, state) => {
		expect(judge([report({ at })]).state).toBe(state);
	});
});

describe('a badge', () => {
	test('says how much is verified, and nothing that a report says', () => {
		const drifted = judge([report({ problems: [{ ...problemAt(1), message: '</svg><script>' }] })]);
		expect(badgeText(drifted)).toBe('drifted');
		expect(badgeSvg(drifted)).not.toContain('script');
		expect(badgeText(judge([report({ steps: { first: { rung: 1 } } })]))).toBe('1 of 2 verified');
		expect(badgeText(judge([]))).toBe('not verified');
	});
});
