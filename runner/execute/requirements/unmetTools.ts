import type { Contract } from '../../../plugins/remark-runbook/language.ts';

/** Every tool of a runbook's contract that this machine lacks or has in another version, one sentence each. */
export async function unmetTools(
	contract: Contract,
	env: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
	const tools = Object.entries(contract.tools);
	if (tools.length === 0) return [];
	const { whyToolUnfit } = await import('./tools.ts');
	const answers = await Promise.all(tools.map(([name, range]) => whyToolUnfit(name, range, env)));
	return answers.filter((answer) => answer !== undefined);
}
