import type { Runbook } from '../../../plugins/remark-runbook/language.ts';
import { askForMissing } from '../../operator/askForMissing.ts';
import type { Operator } from '../../operator/operator.ts';
import { assertAllGiven, gatherKnowledge, secretValues } from '../../plan/knowledge.ts';
import type { Knowledge } from '../../plan/knowledge.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import type { Masker } from '../../secrets/masker.ts';
import { readSources } from '../../secrets/readSources.ts';

interface InputSources {
	given: ReadonlyMap<string, string>;
	/** Files of `--input-file` by input, absolute. */
	files: ReadonlyMap<string, string>;
	env: Readonly<Record<string, string | undefined>>;
	/** Where it runs, if not on the real system: there no secret is fetched. */
	sandbox: Sandbox | undefined;
	documentPath: string;
	workspace: string;
	operator: Operator;
	/** Is told each secret as soon as it is known. */
	masker: Masker;
	signal: AbortSignal;
}

/** All that an execution knows before its first step. Throws a `UserError` that names every input without a value. */
export async function gatherInputs(runbook: Runbook, sources: InputSources): Promise<Knowledge> {
	const { env, sandbox, documentPath, workspace, masker, signal } = sources;
	const own = sandbox ? undefined : { documentPath, workspace, signal };
	const { given, secrets } = await readSources(runbook, { ...sources, own });
	for (const value of secrets.values()) masker.add(value);
	const knowledge = gatherKnowledge(runbook, { given, secrets, sandbox: sandbox?.inputs ?? {}, env });
	for (const value of secretValues(knowledge)) masker.add(value);
	await askForMissing(knowledge, runbook.contract, sources);
	assertAllGiven(knowledge, runbook.contract);
	return knowledge;
}
