import * as z from 'zod';
import type { FenceRole } from '../fence.ts';
import { approveAttributes, approveStepSchema } from './approve.ts';
import { browserAttributes, browserStepSchema } from './browser.ts';
import { callAttributes, callStepSchema } from './call.ts';
import { chooseAttributes, chooseStepSchema } from './choose.ts';
import { commonAttributesSchema } from './common.ts';
import { editAttributes, editStepSchema } from './edit.ts';
import { fileAttributes, fileStepSchema } from './file.ts';
import { httpAttributes, httpStepSchema } from './http.ts';
import { manualAttributes, manualStepSchema } from './manual.ts';
import { requireAttributes, requireStepSchema } from './require.ts';
import { shellAttributes, shellStepSchema } from './shell.ts';
import { sqlAttributes, sqlStepSchema } from './sql.ts';
import { waitAttributes, waitStepSchema } from './wait.ts';

export const stepSchema = z.discriminatedUnion('kind', [
	shellStepSchema,
	httpStepSchema,
	requireStepSchema,
	editStepSchema,
	fileStepSchema,
	sqlStepSchema,
	waitStepSchema,
	manualStepSchema,
	approveStepSchema,
	chooseStepSchema,
	callStepSchema,
	browserStepSchema,
]);
export type Step = z.infer<typeof stepSchema>;
export type StepKind = Step['kind'];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;

interface StepKindDefinition {
	/** One line for the reference and for error texts. */
	summary: string;
	attributes: z.ZodObject;
	/** The roles that a fence may have in a step of this kind. */
	roles: readonly FenceRole[];
	/** The languages that its command fence may have; empty where it has none. */
	languages: readonly string[];
	/** Whether the command fence must be there. */
	command: 'required' | 'optional' | 'none';
}

/** The content of a file can be in any language that a highlighter knows. */
export const anyLanguage = ['*'];
const shellLanguages = ['bash', 'sh', 'shell'];

/** The step kinds: a kind is added here, and the compiler names every table that lacks it. */
export const stepKinds = {
	shell: {
		summary: "a command in the document's session",
		attributes: commonAttributesSchema.extend(shellAttributes),
		roles: ['command', 'output', 'check', 'undo', 'dry-run', 'ready', 'capture', 'example'],
		languages: shellLanguages,
		command: 'required',
	},
	http: {
		summary: 'a request and what must come back',
		attributes: commonAttributesSchema.extend(httpAttributes),
		roles: ['command', 'output', 'check', 'undo', 'capture', 'example'],
		languages: ['http'],
		command: 'required',
	},
	require: {
		summary: 'what must hold before the procedure starts',
		attributes: commonAttributesSchema.omit({ capture: true }).extend(requireAttributes),
		roles: ['command', 'example'],
		languages: ['yaml', 'yml'],
		command: 'required',
	},
	edit: {
		summary: 'changes of the structure of a file',
		attributes: commonAttributesSchema
			.omit({ capture: true, target: true, retry: true, delay: true, backoff: true })
			.extend(editAttributes),
		roles: ['command', 'check', 'undo', 'example'],
		languages: ['yaml', 'yml'],
		command: 'required',
	},
	file: {
		summary: 'writes the content of a file',
		attributes: commonAttributesSchema
			.omit({ capture: true, target: true, retry: true, delay: true, backoff: true })
			.extend(fileAttributes),
		roles: ['command', 'check', 'undo', 'example'],
		languages: anyLanguage,
		command: 'required',
	},
	sql: {
		summary: 'statements for a database, and the rows that must come back',
		attributes: commonAttributesSchema.omit({ target: true }).extend(sqlAttributes),
		roles: ['command', 'output', 'check', 'undo', 'capture', 'example'],
		languages: ['sql'],
		command: 'required',
	},
	wait: {
		summary: 'a duration, or a poll until something holds',
		attributes: commonAttributesSchema
			.omit({ capture: true, retry: true, delay: true, backoff: true })
			.extend(waitAttributes),
		roles: ['command', 'output', 'example'],
		languages: [...shellLanguages, 'http'],
		command: 'optional',
	},
	manual: {
		summary: 'what a person does, confirmed item by item',
		attributes: commonAttributesSchema
			.omit({ capture: true, retry: true, delay: true, backoff: true })
			.extend(manualAttributes),
		roles: ['check', 'undo', 'example'],
		languages: [],
		command: 'none',
	},
	approve: {
		summary: 'a gate: nothing behind it runs before somebody approves',
		attributes: commonAttributesSchema
			.omit({ capture: true, retry: true, delay: true, backoff: true, target: true, danger: true, confirm: true })
			.omit({ 'continue-on-error': true, timeout: true })
			.extend(approveAttributes),
		roles: ['example'],
		languages: [],
		command: 'none',
	},
	choose: {
		summary: 'alternatives, of which one is taken',
		attributes: commonAttributesSchema.pick({ if: true, tags: true }).extend(chooseAttributes),
		roles: ['example'],
		languages: [],
		command: 'none',
	},
	call: {
		summary: 'another runbook, with inputs',
		attributes: commonAttributesSchema.omit({ target: true, serial: true }).extend(callAttributes),
		roles: ['command', 'capture', 'example'],
		languages: ['yaml', 'yml'],
		command: 'optional',
	},
	browser: {
		summary: 'actions in a real browser, and what must be seen',
		attributes: commonAttributesSchema.omit({ capture: true, target: true }).extend(browserAttributes),
		roles: ['command', 'check', 'undo', 'example'],
		languages: ['yaml', 'yml'],
		command: 'required',
	},
} as const satisfies Record<StepKind, StepKindDefinition>;
