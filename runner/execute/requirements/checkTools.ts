import type { Contract } from '../../../plugins/remark-runbook/language.ts';

interface ToolsCheck {
	/** What this machine lacks or has in another version, one sentence each. */
	unmet: string[];
	/** The versions that were asked for, by tool. */
	versions: Record<string, string>;
}

/** Looks at every tool of a runbook's contract. */
export async function checkTools(
	contract: Contract,
	env: Readonly<Record<string, string | undefined>>,
): Promise<ToolsCheck> {
	const tools = Object.entries(contract.tools);
	if (tools.length === 0) return { unmet: [], versions: {} };
	const { checkTool } = await import('./tools.ts');
	const checks = await Promise.all(
		tools.map(async ([name, range]) => ({ name, ...(await checkTool(name, range, env)) })),
	);
	return {
		unmet: checks.flatMap(({ reason }) => reason ?? []),
		versions: Object.fromEntries(
			checks.flatMap(({ name, version }) => (version === undefined ? [] : [[name, version]])),
		),
	};
}
