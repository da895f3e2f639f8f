import * as z from 'zod';

const stepReference = z.string().regex(/^docs\/[\w./-]+\.mdx#[\w/-]+$/, 'a step is docs/FILE.mdx#ID');

const rowSchema = z
	.strictObject({
		/** Line numbers of the seed, such as `12`, `12-14` or `53, 55-60`. */
		lines: z.string(),
		command: z.string().optional(),
		instruction: z.string().optional(),
		step: z
			.union([stepReference, z.array(stepReference)])
			.optional()
			.transform((step) => [step ?? []].flat()),
		reason: z.string().optional(),
		drifted: z.string().optional(),
	})
	.refine(({ command, instruction }) => (command === undefined) !== (instruction === undefined), {
		message: 'a row is a command or an instruction',
	})
	.refine(({ step, reason }) => step.length > 0 || reason !== undefined, {
		message: 'a row without a step gives the reason',
	});
export type LedgerRow = z.infer<typeof rowSchema>;

/** `ledger.yaml` of a system: what became of each line of the document that it was built after. */
export const ledgerSchema = z.strictObject({
	seed: z.string(),
	/** Lines that tell nobody to do anything. */
	prose: z.string().default(''),
	rows: z.array(rowSchema),
});
export type Ledger = z.infer<typeof ledgerSchema>;
