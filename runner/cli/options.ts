import * as z from 'zod';
import { nearest } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { reporterNames } from '../report/index.ts';
import type { ReporterName } from '../report/index.ts';

// Each schema is used once or twice in a run: compiling it takes longer than reading it does.
z.config({ jitless: true });

const reporter = z.array(z.string()).default(['terminal']);

export const runOptionsSchema = z.object({
	dryRun: z.boolean().default(false),
	planOut: z.string().optional(),
	plan: z.string().optional(),
	probe: z.boolean().default(false),
	input: z.array(z.string()).default([]),
	inputFile: z.array(z.string()).default([]),
	from: z.string().optional(),
	to: z.string().optional(),
	only: z.array(z.string()).optional(),
	skip: z.array(z.string()).optional(),
	step: z.boolean().optional(),
	quiet: z.boolean().default(false),
	verbose: z.boolean().default(false),
	yes: z.boolean().default(false),
	allowDanger: z.boolean().default(false),
	approve: z.array(z.string()).default([]),
	choose: z.array(z.string()).default([]),
	tags: z.array(z.string()).optional(),
	skipTags: z.array(z.string()).optional(),
	undo: z.enum(['never', 'on-failure', 'always']),
	sandbox: z.boolean().default(false),
	journal: z.boolean().default(true),
	keep: z.boolean().default(false),
	workspace: z.string().optional(),
	reporter,
});
export type RunOptions = z.infer<typeof runOptionsSchema>;

const shard = z.string().optional();
export const checkOptionsSchema = z.object({
	workspace: z.string().optional(),
	fix: z.boolean().default(false),
	fixDryRun: z.boolean().default(false),
	maxWarnings: z.int().min(0).optional(),
	config: z.union([z.string(), z.literal(false)]).optional(),
	cache: z.boolean().default(true),
	shard,
	reporter,
});
export type CheckOptions = z.infer<typeof checkOptionsSchema>;
export const lockOptionsSchema = checkOptionsSchema
	.pick({ workspace: true, config: true })
	.extend({ check: z.boolean().default(false) });
export type LockOptions = z.infer<typeof lockOptionsSchema>;
export const testOptionsSchema = z.object({ keep: z.boolean().default(false), shard, reporter });
export const mergeOptionsSchema = z.object({ reporter });

/** Where a report goes: a reporter, and a file or standard output. */
export interface ReporterTarget {
	name: ReporterName;
	file: string | undefined;
}

/** Reads `json=report.json`; fails on an unknown name and on two reporters that share standard output. */
export function readReporters(texts: readonly string[]): ReporterTarget[] {
	const targets = texts.map((text) => {
		const [given = '', ...rest] = text.split('=');
		const name = reporterNames.find((known) => known === given);
		if (!name) {
			const suggestion = nearest(given, reporterNames);
			const known = `Known: ${reporterNames.join(', ')}.`;
			throw new UserError(
				`no reporter is named ${JSON.stringify(given)}`,
				suggestion ? `Did you mean ${suggestion}? ${known}` : known,
			);
		}
		return { name, file: rest.length > 0 ? rest.join('=') : undefined };
	});
	if (targets.filter((target) => target.file === undefined).length > 1) {
		throw new UserError(
			'two reporters would write to standard output',
			'Send one to a file, for example --reporter json=report.json',
		);
	}
	const onlyFiles = targets.every((target) => target.file !== undefined);
	return onlyFiles ? [{ name: 'terminal', file: undefined }, ...targets] : targets;
}
