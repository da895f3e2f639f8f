export * from './language.ts';
export { readRunbook } from './extract/readRunbook.ts';
export type { ReadOptions } from './extract/readRunbook.ts';
export { remarkRunbook, remarkRunbook as default } from './render/remarkRunbook.ts';
export { readPageProps } from './render/pageProps.ts';
export type { RemarkRunbookOptions } from './render/remarkRunbook.ts';
export type {
	CodeText,
	DiffLine,
	ExpectedOutput,
	FlowStep,
	OpenName,
	RunbookEntry,
	RunbookFlowProps,
	RunbookInputProps,
	RunbookInputsProps,
	RunbookOptionsProps,
	RunbookProgressProps,
	RunbookSectionProps,
	RunbookStepProps,
	ShownText,
	TextMark,
} from './render/props.ts';
export { documentPath } from './render/documentPath.ts';
export type {
	ProofMessage,
	ProofPoint,
	ProofSource,
	ProofState,
	RunbookProof,
	RunbookStatus,
	StepProof,
} from './render/proof.ts';
export { reportSchema, rungNames } from './schema/report.ts';
export type { Report, StepReport } from './schema/report.ts';
export { parseMdx } from './parse/parseMdx.ts';
export type { ParsedMdx } from './parse/parseMdx.ts';
