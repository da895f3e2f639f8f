import * as z from 'zod';

/** A place in the document: lines and columns count from 1, offsets from 0 in UTF-16 code units. */
const pointSchema = z.object({ line: z.int().min(1), column: z.int().min(1), offset: z.int().min(0) });
export type Point = z.infer<typeof pointSchema>;

/** A half-open span of the document's source text: `end` is the point after the last character. */
export const rangeSchema = z.object({ start: pointSchema, end: pointSchema });
export type Range = z.infer<typeof rangeSchema>;
