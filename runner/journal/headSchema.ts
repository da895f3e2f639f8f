import * as z from 'zod';

/** How long a journal was when it was last made safe. */
export const headSchema = z.object({ entries: z.int().min(0), hash: z.string() });
export type Head = z.infer<typeof headSchema>;
