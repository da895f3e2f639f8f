import * as z from 'zod';

/**
 * The part of the SARIF 2.1.0 schema that the reporter may use, without additional properties: no maintained
 * package ships the official schema. https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/
 */
const level = z.enum(['none', 'note', 'warning', 'error']);
const message = z.strictObject({ text: z.string() });
const markdownMessage = z.strictObject({ text: z.string(), markdown: z.string().optional() });
/** A relative reference: no scheme, and only characters that a URI may hold. */
const uri = z.string().regex(/^(?![a-z][a-z\d+.-]*:)(?:[\w\-.~/]|%[\dA-F]{2})*$/i);
const artifactLocation = z.strictObject({ uri, uriBaseId: z.literal('%SRCROOT%') });
const region = z.strictObject({
	startLine: z.int().min(1),
	startColumn: z.int().min(1),
	endLine: z.int().min(1),
	endColumn: z.int().min(1),
});
const replacement = z.strictObject({ deletedRegion: region, insertedContent: z.strictObject({ text: z.string() }) });
const artifactChange = z.strictObject({ artifactLocation, replacements: z.array(replacement).min(1) });

const rule = z.strictObject({
	id: z.string(),
	shortDescription: message.optional(),
	fullDescription: message.optional(),
	help: markdownMessage.optional(),
	defaultConfiguration: z.strictObject({ level }).optional(),
});

const result = z.strictObject({
	ruleId: z.string(),
	ruleIndex: z.int().min(0),
	level,
	message,
	locations: z.array(z.strictObject({ physicalLocation: z.strictObject({ artifactLocation, region }) })).length(1),
	partialFingerprints: z.strictObject({ primaryLocationLineHash: z.string().regex(/^[\da-f]{16}:\d+$/) }),
	fixes: z.array(z.strictObject({ description: message, artifactChanges: z.array(artifactChange).min(1) })).optional(),
});

export const sarifSchema = z.strictObject({
	$schema: z.url(),
	version: z.literal('2.1.0'),
	runs: z.tuple([
		z.strictObject({
			tool: z.strictObject({
				driver: z.strictObject({
					name: z.literal('runbook-exec'),
					version: z.string(),
					semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
					rules: z.array(rule),
				}),
			}),
			columnKind: z.literal('utf16CodeUnits'),
			originalUriBaseIds: z.strictObject({ '%SRCROOT%': z.strictObject({ description: message }) }),
			results: z.array(result),
		}),
	]),
});
