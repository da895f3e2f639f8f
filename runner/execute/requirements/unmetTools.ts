import type { Contract } from '../../../plugins/remark-runbook/index.ts';
import { whyToolUnfit } from './tools.ts';

/** Every tool of a runbook's contract that this machine lacks or has in another version, one sentence each. */
export async function unmetTools(
	contract: Contract,
	env: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
	const answers = await Promise.all(Object.entries(contract.tools).map(([name, range]) => whyToolUnfit(name, range, env)));
	return answers.filter((answer) => answer !== undefined);
}
