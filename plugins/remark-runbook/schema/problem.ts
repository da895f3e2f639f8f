import * as z from 'zod';

export const severitySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severitySchema>;

/** Why a verdict was reached: the layer that answered, what it said, and of which tool and version. */
export const evidenceSchema = z.object({
	layer: z.string(),
	witness: z.string(),
	tool: z.string().optional(),
	version: z.string().optional(),
	probe: z.array(z.string()).optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The areas of rule ids, `<area>/<name>`. */
export const ruleAreas = ['language', 'shell', 'surface', 'reference', 'risk', 'output'] as const;

/** One finding in a document. Lines and columns count from 1; the end is exclusive. */
export const problemSchema = z.object({
	path: z.string(),
	line: z.int().min(1),
	column: z.int().min(1),
	endLine: z.int().min(1),
	endColumn: z.int().min(1),
	ruleId: z.templateLiteral([z.enum(ruleAreas), '/', z.string()]),
	severity: severitySchema,
	message: z.string(),
	hint: z.string().optional(),
	/** A certain mend: replaces the text between the two places. */
	fix: z.string().optional(),
	evidence: z.array(evidenceSchema),
});
export type Problem = z.infer<typeof problemSchema>;
