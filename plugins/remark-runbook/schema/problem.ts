import * as z from 'zod';

export const severitySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severitySchema>;

/** Why a verdict was reached: the layer that answered, what it said, and of which tool and version. */
export const evidenceSchema = z.object({
	layer: z.string().describe('what answered: `surface`, `reference`, `execution`, …'),
	witness: z.string().describe('what it said'),
	tool: z.string().optional().describe('the tool that was looked at'),
	version: z.string().optional().describe('its version'),
	probe: z.array(z.string()).optional().describe('the command line by which it was asked'),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The areas of rule ids, `<area>/<name>`. */
export const ruleAreas = ['language', 'shell', 'surface', 'reference', 'risk', 'output'] as const;

/** One finding in a document. Lines and columns count from 1; the end is exclusive. */
export const problemSchema = z.object({
	path: z.string().describe('the document, relative to the working directory, with forward slashes'),
	line: z.int().min(1).describe('where it begins, from 1'),
	column: z.int().min(1).describe('where it begins in the line, from 1'),
	endLine: z.int().min(1).describe('where it ends'),
	endColumn: z.int().min(1).describe('the column behind its last character'),
	ruleId: z.templateLiteral([z.enum(ruleAreas), '/', z.string()]).describe('the rule, as `area/name`'),
	severity: severitySchema.describe('how bad it is'),
	message: z.string().describe('what was found, and what was expected'),
	hint: z.string().optional().describe('how to mend it'),
	fix: z.string().optional().describe('a certain mend: replaces the text between the two places'),
	evidence: z.array(evidenceSchema).describe('what was seen'),
});
export type Problem = z.infer<typeof problemSchema>;
