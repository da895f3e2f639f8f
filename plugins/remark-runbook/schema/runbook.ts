import * as z from 'zod';
import { contractSchema } from './contract.ts';
import { stepSchema } from './steps/index.ts';

/** What one document says: the single model behind the page, the dry-run, the run and the test. */
export const runbookSchema = z.object({
	title: z.string(),
	description: z.string().optional(),
	contract: contractSchema,
	steps: z.array(stepSchema).min(1),
});
export type Runbook = z.infer<typeof runbookSchema>;
