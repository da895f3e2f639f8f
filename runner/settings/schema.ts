import * as z from 'zod';
import { severitySchema } from '../../plugins/remark-runbook/language.ts';

const globs = z.array(z.string().min(1));
const settingSchema = z.enum(['off', ...severitySchema.options]);
const ruleSettings = z.record(z.string(), settingSchema).default({});

const overrideSchema = z.strictObject({
	/** Globs of the documents that it is about, relative to the configuration file. */
	files: globs.min(1),
	/** What holds for them instead. */
	rules: ruleSettings,
});

/** `runbook.config.*`: what a project says once for all of its documents. */
export const configSchema = z.strictObject({
	/** Globs of the documents that `check` and `test` take when none is named. */
	documents: globs.min(1).optional(),
	/** Globs of documents that are never checked. */
	ignore: globs.default([]),
	/** Severity of a rule (`risk/broad-kill`) or of an area (`risk`): `off`, `info`, `warning` or `error`. */
	rules: ruleSettings,
	/** Other severities for some documents; the last one that fits holds. */
	overrides: z.array(overrideSchema).default([]),
	/** Names of directives that the site's other plugins render. */
	knownDirectives: z.array(z.string().regex(/^[A-Za-z][\w-]*$/)).default([]),
	/** Programs that readers have though this machine has not: they are not reported as missing. */
	knownTools: z.array(z.string().min(1)).default([]),
	/** Words that stand for a value of the reader's, such as `CLUSTER_NAME`. */
	placeholders: z.array(z.string().regex(/^[\w.:@%+-]{2,}$/)).default([]),
});

export type Config = z.output<typeof configSchema>;
/** What a configuration file exports. */
export type RunbookConfig = z.input<typeof configSchema>;
export type RuleSetting = z.infer<typeof settingSchema>;

/** What holds without a configuration file. */
export const defaultConfig: Config = configSchema.parse({});
