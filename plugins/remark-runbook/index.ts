export * from './language.ts';
export { readRunbook } from './extract/readRunbook.ts';
export type { ReadOptions } from './extract/readRunbook.ts';
export { remarkRunbook, remarkRunbook as default } from './render/remarkRunbook.ts';
export type { RemarkRunbookOptions } from './render/remarkRunbook.ts';
export type {
	CodeText,
	ExpectedOutput,
	FlowStep,
	OpenName,
	RunbookEntry,
	RunbookFlowProps,
	RunbookInputProps,
	RunbookInputsProps,
	RunbookProgressProps,
	RunbookStepProps,
} from './render/props.ts';
export { parseMdx } from './parse/parseMdx.ts';
export type { ParsedMdx } from './parse/parseMdx.ts';
