import * as fc from 'fast-check';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { ruleAreas, severitySchema } from '../../../plugins/remark-runbook/language.ts';
import { buildReport } from '../../../runner/report/buildReport.ts';
import { reportSchema } from '../../../runner/report/schema.ts';
import type { DocumentReport, Report, StepReport } from '../../../runner/report/schema.ts';

/** What has broken some format: closers of other languages, escapes, controls, half a pair, right-to-left. */
const nasty = [
	[']]>', '-->', '<!--', '&lt;', '&#0;', '<a b="c">', '"', "'", '\\'],
	['%', '%0A', '::error::', '::', ',', '##[error]', '\n::error file=x::y', '\r', '\n', '\r\n', '\t', '\u0085'],
	['|', '\\|', '`', '``', '```', '~~~', '</details>', '<br>', '*a*', '_b_', '[x](y)', '![x](y)', '$x$', '{0}'],
	['{{name}}', '\u0000', '\u001b[31m', '\u001b]8;;x\u0007', '\u007f', '\u009b', '\ufffe', '\uffff'],
	['\ud800', '\udc00', '😀', '👩‍👩‍👧', 'e\u0301', '日本', '\u202e', '\u2028', '\ufeff', '-', '+', '#', ' ', '  '],
].flat();

const anyText = fc
	.array(
		fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ maxLength: 8 })),
		{
			maxLength: 6,
		},
	)
	.map((parts) => parts.join(''));
const anyPath = fc.oneof(fc.constantFrom('docs/a.md', 'docs/b.mdx', 'c.md'), anyText);
const anyLine = fc.integer({ min: 1, max: 60 });
const anyColumn = fc.integer({ min: 1, max: 200 });

const anyEvidence = fc.record({ layer: fc.constantFrom('execution', 'surface'), witness: anyText });

const anyProblem: fc.Arbitrary<Problem> = fc.record(
	{
		path: anyPath,
		line: anyLine,
		column: anyColumn,
		endLine: anyLine,
		endColumn: anyColumn,
		ruleId: fc.oneof(
			fc.constantFrom('risk/secret' as const, 'surface/unknown-flag' as const, 'shell/syntax' as const),
			fc.tuple(fc.constantFrom(...ruleAreas), anyText).map(([area, name]) => `${area}/${name}` as const),
		),
		severity: fc.constantFrom(...severitySchema.options),
		message: anyText,
		hint: anyText,
		fix: anyText,
		evidence: fc.array(anyEvidence, { maxLength: 2 }),
	},
	{ requiredKeys: ['path', 'line', 'column', 'endLine', 'endColumn', 'ruleId', 'severity', 'message', 'evidence'] },
);

const verdicts = ['verified', 'simulated', 'unknown', 'not-checkable', 'drifted'] as const;
const statuses = [
	'planned',
	'checked',
	'passed',
	'failed',
	'skipped',
	'already-done',
	'interrupted',
	'unknown',
] as const;

const anyStep: fc.Arbitrary<StepReport> = fc.record(
	{
		id: anyText,
		kind: anyText,
		title: anyText,
		line: anyLine,
		endLine: anyLine,
		status: fc.constantFrom(...statuses),
		rung: fc.integer({ min: 0, max: 5 }),
		rungReason: anyText,
		durationMs: fc.nat(100_000),
		commands: fc.array(
			fc.record({
				text: anyText,
				line: anyLine,
				verdict: fc.constantFrom(...verdicts),
				evidence: fc.constant([]),
			}),
			{ maxLength: 2 },
		),
	},
	{ requiredKeys: ['id', 'kind', 'title', 'line', 'status', 'rung', 'durationMs', 'commands'] },
);

const anyDocument: fc.Arbitrary<DocumentReport> = fc.record({
	path: anyPath,
	type: fc.constantFrom('runbook' as const, 'markdown' as const),
	title: anyText,
	steps: fc.array(anyStep, { maxLength: 3 }),
});

/** A report that the schema allows, each of whose texts may hold anything; each document is in it once. */
export const anyReport: fc.Arbitrary<Report> = fc
	.record({
		mode: fc.constantFrom('dry-run' as const, 'check' as const, 'test' as const, 'execute' as const),
		documents: fc.uniqueArray(anyDocument, { maxLength: 3, selector: ({ path }) => path }),
		problems: fc.array(anyProblem, { maxLength: 5 }),
	})
	.map(({ mode, documents, problems }) =>
		reportSchema.parse(buildReport(mode, { documents, problems, sources: new Map() })),
	);
