import { requestToCurl } from '../http/requestToCurl.ts';
import type { CommandFence } from '../schema/fence.ts';
import type { Connection } from '../schema/connection.ts';
import type { CallStep } from '../schema/steps/call.ts';
import type { Step } from '../schema/steps/index.ts';
import { fill } from '../template/fill.ts';
import { describeAction, fillAction } from './describeAction.ts';
import { describeChange, type ChangeText } from './describeChange.ts';
import { fillText } from './fillText.ts';
import type { Values } from './values.ts';

type Filled = ReturnType<typeof fill>;

/**
 * The exact texts of one step, unknown values left as `{{name}}`. `missing` names those that the step needs,
 * `missingInUndo` those of its undo alone: the step itself may yield them. `refused` covers all texts.
 */
export interface ResolvedStep {
	command?: string;
	/** The file that a step changes or writes, relative to the workspace. */
	path?: string;
	/** The database file of a `sql` step, or the name of its connection. */
	connection?: string;
	/** What a `file` step writes, without the line ending at its end. */
	content?: string;
	/** What an `edit` step changes in it. */
	changes?: ChangeText[];
	/** What a `browser` step does, in words. */
	actions?: string[];
	/** What a `call` step gives to the runbook that it calls. */
	inputs?: { name: string; value: string }[];
	check?: string;
	undo?: string;
	dryRun?: string;
	/** Of a background command. */
	ready?: string;
	/** What is typed to approve. */
	phrase?: string;
	/** The reasons that are shown or asked before the step. */
	danger?: string | true;
	confirm?: string | true;
	missing: string[];
	missingInUndo: string[];
	refused: Filled['refused'];
	/** Where values stand in the texts. */
	insertions: Partial<
		Record<'command' | 'content' | 'check' | 'undo' | 'dryRun' | 'ready' | 'phrase', Filled['insertions']>
	>;
}

/**
 * Fills a step's texts. The page's copy buttons and the runner's plan both call this, so they show the same bytes.
 * Requests become curl; require, manual and plain waits have no command.
 */
export function resolveStep(step: Step, values: Values): ResolvedStep {
	const texts = {
		command: resolveCommand(step, values),
		check: fillFence(step.check, values),
		undo: fillFence(step.undo, values),
		dryRun: fillFence(step.dryRun, values),
		ready: step.kind === 'shell' ? fillFence(step.ready, values) : undefined,
		phrase: step.kind === 'approve' ? fill(step.phrase, values) : undefined,
		path: 'path' in step ? fill(step.path, values) : undefined,
		connection: step.kind === 'sql' ? connectionNames(step.connection, values) : undefined,
		content: step.kind === 'file' ? fill(step.content.template, values) : undefined,
	};
	const present = Object.entries(texts).filter(
		(entry): entry is [keyof typeof texts, Filled] => entry[1] !== undefined,
	);
	const expected = step.output.flatMap((fence) => fill(fence.template, values).missing);
	const { danger, confirm } = step.attributes;
	return {
		...(danger !== undefined && { danger: fillReason(danger, values) }),
		...(confirm !== undefined && { confirm: fillReason(confirm, values) }),
		...Object.fromEntries(present.map(([name, filled]) => [name, filled.text])),
		...(step.kind === 'edit' && { changes: step.changes.map((change) => describeChange(change, values)) }),
		...(step.kind === 'browser' && {
			actions: step.actions.map((action) => describeAction(fillAction(action, values))),
		}),
		...(step.kind === 'call' && { inputs: step.inputs.map((input) => givenInput(input, values)) }),
		missing: [...new Set([...missingBefore(present), ...missingInChanges(step, values), ...expected])],
		missingInUndo: texts.undo?.missing ?? [],
		refused: present.flatMap(([, filled]) => filled.refused),
		insertions: Object.fromEntries(present.map(([name, { insertions }]) => [name, insertions])),
	};
}

/** The names that a connection needs; its URL itself is told to nobody. */
function connectionNames(connection: Connection, values: Values): Filled | undefined {
	if (connection.type === 'env') return undefined;
	const { text, ...filled } = fill(connection.type === 'url' ? connection.url : connection.file, values);
	return { ...filled, text: connection.type === 'file' ? text : connection.name };
}

function missingBefore(texts: readonly (readonly [string, Filled])[]): string[] {
	return texts.flatMap(([name, { missing }]) => (name === 'undo' ? [] : missing));
}

function missingInChanges(step: Step, values: Values): string[] {
	const fence = step.kind === 'edit' || step.kind === 'browser' || step.kind === 'call' ? step.fence : undefined;
	return fence ? fill(fence.template, values).missing : [];
}

function givenInput({ name, value }: CallStep['inputs'][number], values: Values): { name: string; value: string } {
	return { name, value: fill(value.template, values).text };
}

function fillReason(reason: string | true, values: Values): string | true {
	return reason === true ? true : fillText(reason, values);
}

function resolveCommand(step: Step, values: Values): Filled | undefined {
	switch (step.kind) {
		case 'shell':
			return fill(step.command.template, values);
		case 'sql':
			return fill(step.statements.template, values);
		case 'http':
			return requestToCurl(step.request, values);
		case 'wait':
			return resolveWait(step.until, values);
		case 'require':
		case 'edit':
		case 'file':
		case 'manual':
		case 'approve':
		case 'choose':
		case 'call':
		case 'browser':
			return undefined;
	}
}

function resolveWait(until: Extract<Step, { kind: 'wait' }>['until'], values: Values): Filled | undefined {
	switch (until.type) {
		case 'command':
			return fill(until.command.template, values);
		case 'request':
			return requestToCurl(until.request, values);
		case 'duration':
			return undefined;
	}
}

function fillFence(fence: CommandFence | undefined, values: Values): Filled | undefined {
	return fence && fill(fence.template, values);
}
