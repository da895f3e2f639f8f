import { parse } from 'yaml';
import { isTooDeep } from '../../../../../plugins/remark-runbook/language.ts';
import * as z from 'zod';
import type { Repository } from '../../repository/repository.ts';

const inputSchema = z
	.object({
		type: z.string().optional().catch(undefined),
		options: z.array(z.coerce.string()).optional().catch(undefined),
		required: z.boolean().optional().catch(undefined),
		default: z.unknown().optional(),
	})
	.nullish()
	.catch(undefined);
export type WorkflowInput = z.infer<typeof inputSchema>;

const dispatchSchema = z
	.object({ inputs: z.record(z.string(), inputSchema).nullish().catch(undefined) })
	.nullish()
	.catch(undefined);
const triggers = z.union([
	z.string().transform((name) => ({ names: [name], inputs: undefined })),
	z.array(z.string()).transform((names) => ({ names, inputs: undefined })),
	z.record(z.string(), z.unknown()).transform((on) => ({
		names: Object.keys(on),
		inputs: dispatchSchema.parse(on['workflow_dispatch'])?.inputs ?? undefined,
	})),
]);
const workflowSchema = z.object({ name: z.string().optional().catch(undefined), on: triggers });

/** A GitHub workflow as `gh workflow run` sees it. */
export interface Workflow {
	file: string;
	name: string | undefined;
	/** Whether it may be started by hand. */
	dispatched: boolean;
	inputs: ReadonlyMap<string, WorkflowInput>;
}

const directory = '.github/workflows';

/** The workflows of a repository; a file that is no workflow is passed over. */
export function readWorkflows(repository: Repository): Workflow[] {
	const files = repository.tree.list(directory).filter((name) => /\.ya?ml$/.test(name));
	return files.slice(0, 500).flatMap((name) => readWorkflow(`${directory}/${name}`, repository) ?? []);
}

function readWorkflow(file: string, repository: Repository): Workflow | undefined {
	const text = repository.tree.read(file);
	const data = workflowSchema.safeParse(text === undefined ? undefined : parseQuietly(text));
	if (!data.success) return { file, name: undefined, dispatched: true, inputs: new Map() };
	const { name, on } = data.data;
	return {
		file,
		name,
		dispatched: on.names.includes('workflow_dispatch'),
		inputs: new Map(Object.entries(on.inputs ?? {})),
	};
}

function parseQuietly(text: string): unknown {
	try {
		return isTooDeep(text) ? undefined : parse(text, { maxAliasCount: 100, logLevel: 'silent' });
	} catch {
		return undefined;
	}
}
