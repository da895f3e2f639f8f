import * as z from 'zod';
import { stepKinds } from '../../plugins/remark-runbook/language.ts';
import type { StepKind } from '../../plugins/remark-runbook/language.ts';
import { stateChangeSchema } from './session/savedStateSchema.ts';

/** How a step ended. `unknown` is a step that was started and whose end nobody saw. */
const stepStatusSchema = z.enum(['passed', 'failed', 'skipped', 'already-done', 'interrupted', 'unknown']);
export type StepStatus = z.infer<typeof stepStatusSchema>;

/** Why a step failed, with where in the document to look and how to mend it. */
const failureSchema = z.object({
	message: z.string(),
	/** Document line that the failure belongs to: the command, the expected output, an attribute. */
	line: z.number(),
	column: z.number(),
	/** Rule that the failure reports under, such as `output/mismatch`. */
	ruleId: z.templateLiteral([z.enum(['output', 'shell', 'language']), '/', z.string()]),
	/** A readable difference of expected and actual, one line an entry. */
	diff: z.array(z.string()).optional(),
	hint: z.string().optional(),
});
export type Failure = z.infer<typeof failureSchema>;

/** How a step is taken back: a command of its session, or data that its kind's executor left and understands. */
const undoSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('command'), command: z.string() }),
	z.object({ type: z.literal('executor'), description: z.string(), data: z.json() }),
]);
export type Undo = z.infer<typeof undoSchema>;

const runStatusSchema = z.enum(['passed', 'failed', 'interrupted']);
export type RunStatus = z.infer<typeof runStatusSchema>;

const time = z.string();
const id = z.string();
const stepKindSchema = z.custom<StepKind>((kind) => typeof kind === 'string' && Object.hasOwn(stepKinds, kind));

const runEvents = [
	z.object({
		type: z.literal('run-started'),
		time,
		path: z.string(),
		title: z.string(),
		steps: z.number(),
		mode: z.enum(['execute', 'test']),
	}),
	/** A run that had stopped goes on at step `next`, or behind its last step. */
	z.object({ type: z.literal('run-resumed'), time, next: id.optional() }),
	/** The operator goes on at another step than the next one. */
	z.object({ type: z.literal('jumped'), time, to: id }),
	/** The operator gave an input another value; later steps use it. */
	z.object({ type: z.literal('input-changed'), time, name: z.string(), value: z.string(), secret: z.boolean() }),
	/** No further step is taken, as after an interrupt. */
	z.object({ type: z.literal('stopped'), time, reason: z.string() }),
	/** The run ends where it is, to be resumed once somebody knows more. */
	z.object({
		type: z.literal('halted'),
		time,
		reason: z.string(),
		/** The step that it is about. */ id: id.optional(),
	}),
	/** What was done is to be taken back, and no further step taken. */
	z.object({ type: z.literal('undo-requested'), time }),
	/** What becomes of a step, or its undo, that was started and whose end nobody saw. */
	z.object({
		type: z.literal('outcome-settled'),
		time,
		id,
		of: z.enum(['step', 'undo']),
		as: z.enum(['rerun', 'done']),
		by: z.string(),
	}),
	z.object({ type: z.literal('run-ended'), time, status: runStatusSchema, durationMs: z.number() }),
] as const;

const stepEvents = [
	z.object({
		type: z.literal('step-started'),
		time,
		id,
		kind: stepKindSchema,
		title: z.string(),
		number: z.number(),
		/** Name of the target that it runs on. */
		target: z.string().optional(),
		command: z.string().optional(),
	}),
	z.object({ type: z.literal('step-output'), id, stream: z.enum(['stdout', 'stderr']), text: z.string() }),
	z.object({ type: z.literal('step-note'), id, text: z.string() }),
	/** A step of a called runbook failed: the call `id` begins anew, or the run goes on behind it. */
	z.object({ type: z.literal('call-failed'), time, id, step: id, as: z.enum(['retry', 'continue']) }),
	/** A picture that a `browser` step took: `path` is relative to the run's directory, or absolute where the run is not kept. */
	z.object({ type: z.literal('screenshot-kept'), id, name: z.string(), path: z.string() }),
	/** A background command ended before the run did. */
	z.object({ type: z.literal('background-ended'), id, exit: z.number().optional() }),
	/** Somebody approved; `time` is when, which for a flag is the start of the command. */
	z.object({ type: z.literal('step-approved'), time, id, by: z.string() }),
	/** A `choose` step took an option; `by` is who or what decided it. */
	z.object({ type: z.literal('step-chosen'), id, option: z.string(), by: z.string() }),
	/** A step that was done runs once more, for a secret that it had yielded and nobody kept; it counts as done as before. */
	z.object({ type: z.literal('recapture-started'), time, id, name: z.string(), by: z.string() }),
	z.object({ type: z.literal('recapture-ended'), time, id, status: z.enum(['passed', 'failed', 'interrupted']) }),
	z.object({ type: z.literal('step-captured'), id, name: z.string(), value: z.string(), secret: z.boolean() }),
	z.object({
		type: z.literal('step-ended'),
		time,
		id,
		status: stepStatusSchema,
		durationMs: z.number(),
		exit: z.number().optional(),
		failure: failureSchema.optional(),
		reason: z.string().optional(),
		/** The step failed and the run goes on all the same. */
		tolerated: z.literal(true).optional(),
		/** How the step is taken back, with the values that it ran with. */
		undo: undoSchema.optional(),
	}),
] as const;

/** Sessions after a step, by target; the empty name is the machine itself. Only what changed since the event before. */
const sessionEvent = z.object({
	type: z.literal('session-changed'),
	target: z.string(),
	state: stateChangeSchema,
});

const undoEvents = [
	/** The steps that are taken back, in this order, and those that were done and can't be. */
	z.object({ type: z.literal('undo-planned'), time, steps: z.array(id), irreversible: z.array(id) }),
	z.object({ type: z.literal('undo-started'), time, id, command: z.string() }),
	z.object({
		type: z.literal('undo-ended'),
		time,
		id,
		status: z.enum(['passed', 'failed', 'skipped', 'interrupted']),
		durationMs: z.number(),
		exit: z.number().optional(),
		failure: failureSchema.optional(),
	}),
] as const;

/** Everything that happens in a run, in order; a run's state is a fold over these. Times are ISO 8601. */
export const runEventSchema = z.discriminatedUnion('type', [...runEvents, ...stepEvents, ...undoEvents, sessionEvent]);
export type RunEvent = z.infer<typeof runEventSchema>;
