import * as z from 'zod';

/** The process that something belongs to. A number alone is not enough: it is given again, at the latest after a restart. */
export const ownerSchema = z.object({ pid: z.int().positive(), started: z.string() });
export type Owner = z.infer<typeof ownerSchema>;
