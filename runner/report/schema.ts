export { reportSchema, rungNames } from '../../plugins/remark-runbook/schema/report.ts';
export type {
	CommandReport,
	Coverage,
	DocumentReport,
	Provenance,
	Report,
	StepReport,
	Verdict,
} from '../../plugins/remark-runbook/schema/report.ts';
