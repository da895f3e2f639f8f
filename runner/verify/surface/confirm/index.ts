import type { Tool } from '../adapters/adapter.ts';
import type { Finding, FindingType } from '../match/finding.ts';
import type { Confirmation } from './confirmation.ts';
import { confirmFlag, confirmMissingValue } from './flag.ts';
import { confirmMissing } from './missing.ts';
import { confirmSubcommand } from './subcommand.ts';
import { confirmOperand, confirmValue } from './value.ts';

type Confirm = (tool: Tool, finding: Finding) => Promise<Confirmation>;

const confirmers: Record<FindingType, Confirm> = {
	'unknown-flag': confirmFlag,
	'unknown-subcommand': confirmSubcommand,
	'unknown-operand': confirmOperand,
	'bad-value': confirmValue,
	'missing-value': confirmMissingValue,
	'missing-argument': confirmMissing,
	'extra-argument': confirmValue,
};

/** Weighs the witnesses of one suspicion. */
export function confirm(tool: Tool, finding: Finding): Promise<Confirmation> {
	return confirmers[finding.type](tool, finding);
}
