import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { projectRoot } from '../support/cli.ts';

/** One change of a system that its runbooks do not know of. Paths are relative to the system, runbooks to the project. */
const driftSchema = z
	.strictObject({
		what: z.string(),
		file: z.string(),
		replace: z.string().optional(),
		with: z.string().optional(),
		/** The new path of the file. */
		rename: z.string().optional(),
		foundBy: z.enum(['check', 'test']),
		runbook: z.string(),
		/** A line of the runbook, or a part of it, that the report names. */
		at: z.string(),
		/** Other runbooks that use the same thing, so that a check turns them red as well. */
		also: z.array(z.string()).default([]),
	})
	.refine((drift) => (drift.rename === undefined) === (drift.replace !== undefined && drift.with !== undefined), {
		message: 'a drift replaces a text with another, or renames the file',
	});
export type SystemDrift = z.infer<typeof driftSchema>;

const systems = path.join(projectRoot, 'test/systems');

/** The drifts of each system that has `drifts.yaml`. */
export function readSystemDrifts(): { system: string; drifts: SystemDrift[] }[] {
	return readdirSync(systems)
		.toSorted()
		.flatMap((system) => {
			const file = path.join(systems, system, 'drifts.yaml');
			if (!existsSync(file)) return [];
			return [{ system, drifts: z.array(driftSchema).parse(parse(readFileSync(file, 'utf8'))) }];
		});
}
