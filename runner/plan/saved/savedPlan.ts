import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Evidence } from '../../../plugins/remark-runbook/language.ts';
import { createMasker } from '../../secrets/masker.ts';
import { secretValues } from '../knowledge.ts';
import type { Plan } from '../plan.ts';
import type { Selection } from '../selection.ts';
import { selectionSchema } from '../selectionSchema.ts';

const documentSchema = z.object({ path: z.string(), sha256: z.string(), source: z.string() });

/** A plan as `--plan-out` writes it: what was reviewed. No secret's value is in it. */
export const savedPlanSchema = z.object({
	schemaVersion: z.literal(1),
	document: documentSchema,
	/** The documents that it calls, also through others. */
	called: z.array(documentSchema).default([]),
	workspace: z.string(),
	inputs: z.record(z.string(), z.string()),
	secrets: z.array(z.string()),
	selection: selectionSchema,
	/** Options of `choose` steps, by step id. */
	chosen: z.record(z.string(), z.string()),
	/** Versions of the tools that the commands name; null where a tool does not tell. */
	tools: z.record(z.string(), z.string().nullable()),
	steps: z.array(z.object({ id: z.string(), command: z.string().optional(), skipped: z.string().optional() })),
});
export type SavedPlan = z.infer<typeof savedPlanSchema>;

interface Reviewed {
	plan: Plan;
	source: string;
	selection: Selection;
	chosen: ReadonlyMap<string, string>;
	/** What the verification of its commands rests on. */
	evidence: readonly Evidence[];
}

export function savedPlanOf({ plan, source, selection, chosen, evidence }: Reviewed): SavedPlan {
	const known = [...plan.knowledge].flatMap(([name, one]) => (one.state === 'value' ? [{ name, ...one }] : []));
	const secrets = known.filter(({ secret }) => secret);
	const masker = createMasker([plan, ...plan.called].flatMap(({ knowledge }) => secretValues(knowledge)));
	return {
		schemaVersion: 1,
		document: savedDocument(plan.path, source),
		called: calledDocuments(plan),
		workspace: plan.workspace,
		inputs: Object.fromEntries(known.filter(({ secret }) => !secret).map(({ name, value }) => [name, value])),
		secrets: secrets.map(({ name }) => name),
		selection: selectionSchema.parse(selection),
		chosen: Object.fromEntries(chosen),
		tools: Object.fromEntries(evidence.flatMap(({ tool, version }) => (tool ? [[tool, version ?? null]] : []))),
		steps: plan.steps.map(({ step, command, skipped }) => ({
			id: step.id,
			...(command !== undefined && { command: masker.text(command) }),
			...(skipped !== undefined && { skipped }),
		})),
	};
}

/** Each once, however often it is called. */
function calledDocuments({ called }: Plan): SavedPlan['called'] {
	return [...new Map(called.map(({ path, source }) => [path, savedDocument(path, source)])).values()];
}

function savedDocument(path: string, source: string): SavedPlan['document'] {
	return { path, sha256: createHash('sha256').update(source).digest('hex'), source };
}
