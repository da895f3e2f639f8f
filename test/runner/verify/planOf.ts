import path from 'node:path';
import { readRunbook } from '../../../plugins/remark-runbook/index.ts';
import { gatherKnowledge } from '../../../runner/plan/knowledge.ts';
import { planRun } from '../../../runner/plan/planRun.ts';
import type { Plan } from '../../../runner/plan/plan.ts';

/** Lays out a runbook's text for a workspace, with its secrets from an environment. Throws where the text is no valid runbook. */
export function planOf(source: string, workspace: string, env: Record<string, string> = {}): Promise<Plan> {
	const { runbook, problems } = readRunbook('doc.mdx', source);
	if (!runbook || problems.length > 0) throw new Error(JSON.stringify(problems, undefined, 2));
	const knowledge = gatherKnowledge(runbook, { given: new Map(), sandbox: {}, env });
	const absolutePath = path.join(workspace, 'doc.mdx');
	return planRun({ path: 'doc.mdx', absolutePath, runbook, workspace, knowledge, selection: {} });
}
