import { changeDiffs } from '../resolve/diff/changeDiff.ts';
import { describePlace } from '../resolve/describePlace.ts';
import { resolveStep } from '../resolve/resolveStep.ts';
import type { ResolvedStep } from '../resolve/resolveStep.ts';
import type { Values } from '../resolve/values.ts';
import { formatDuration } from '../schema/formatDuration.ts';
import type { OutputFence } from '../schema/fence.ts';
import type { Runbook } from '../schema/runbook.ts';
import type { Step, StepOf } from '../schema/steps/index.ts';
import { fill } from '../template/fill.ts';
import { commandLine } from './commandLine.ts';
import { conditionWords } from './conditionWords.ts';
import { liveStep } from './liveStep.ts';
import { openNames } from './openNames.ts';
import type { CodeText, ExpectedOutput, RunbookStepProps, StepDetail, StepFacts, WaitUntil } from './props.ts';

interface StepPlace {
	/** Path of the document as a reader types it. */
	path: string;
	number: number;
	values: Values;
	runbook: Runbook;
}

/** The props of one step's component, and the values that can't stand in their place. */
export function stepProps(step: Step, place: StepPlace): { props: RunbookStepProps; refused: ResolvedStep['refused'] } {
	const resolved = resolveStep(step, place.values);
	return {
		props: { ...facts(step, place, resolved), ...detail(step, place.values, resolved) },
		refused: resolved.refused,
	};
}

function facts(step: Step, { path, number, values, runbook }: StepPlace, resolved: ResolvedStep): StepFacts {
	return {
		document: path,
		live: liveStep(step),
		id: step.id,
		number,
		title: step.title,
		cli: commandLine(path, step.id, {}, choicesOf(step, runbook)),
		choices: choicesOf(step, runbook),
		...codeTexts(step, resolved),
		output: step.output.map((fence) => expectedOutput(fence, values)),
		open: openNames([...new Set([...resolved.missing, ...resolved.missingInUndo])], runbook),
		danger: resolved.danger,
		confirm: resolved.confirm,
		...attributes(step),
		conditionWords: wordsOf(step, runbook),
		target: describePlace(step, runbook.contract, values),
	};
}

/** The options that a step stands in and that no input decides. */
function choicesOf({ within = [] }: Step, { steps }: Runbook): StepFacts['choices'] {
	const open = within.filter(({ choose }) =>
		steps.some((step) => step.id === choose && step.kind === 'choose' && step.input === undefined),
	);
	return open.length === 0 ? undefined : Object.fromEntries(open.map(({ choose, option }) => [choose, option]));
}

function wordsOf({ attributes: { if: condition } }: Step, { steps }: Runbook): string | undefined {
	const numberOf = (id: string): number | undefined => steps.findIndex((step) => step.id === id) + 1 || undefined;
	return condition === undefined ? undefined : conditionWords(condition, numberOf);
}

function codeTexts(
	step: Step,
	resolved: ResolvedStep,
): Pick<StepFacts, 'command' | 'check' | 'dryRun' | 'undo' | 'ready'> {
	const language =
		step.kind === 'shell'
			? step.command.language
			: step.kind === 'file'
				? step.content.language
				: step.kind === 'sql'
					? 'sql'
					: 'bash';
	return {
		command: codeText(resolved.command ?? resolved.content, language),
		check: codeText(resolved.check, step.check?.language),
		dryRun: codeText(resolved.dryRun, step.dryRun?.language),
		undo: codeText(resolved.undo, step.undo?.language),
		ready: codeText(resolved.ready),
	};
}

function codeText(text: string | undefined, language = 'bash'): CodeText | undefined {
	return text === undefined ? undefined : { text, language };
}

function expectedOutput(fence: OutputFence, values: Values): ExpectedOutput {
	const { match, of, language } = fence;
	return { text: fill(fence.template, values).text, language: match === 'json' ? 'json' : language, match, of };
}

function attributes({
	attributes: read,
	captures,
}: Step): Omit<
	StepFacts,
	'document' | 'live' | 'id' | 'number' | 'title' | 'cli' | 'output' | 'open' | 'danger' | 'confirm' | 'target'
> {
	return {
		condition: read.if,
		timeout: read.timeout === undefined ? undefined : formatDuration(read.timeout),
		retry: read.retry,
		captures: captures.length > 0 ? captures.map(({ name, secret }) => ({ name, secret })) : undefined,
		continueOnError: read['continue-on-error'],
	};
}

/** A kind that is missing here does not compile. */
function detail(
	step: Step,
	values: Values,
	{ phrase = '', path = '', changes = [], actions = [], inputs = [] }: ResolvedStep,
): StepDetail {
	switch (step.kind) {
		case 'shell':
			return {
				kind: 'shell',
				exit: step.exit,
				follow: step.follow === undefined ? undefined : formatDuration(step.follow),
				background: step.background || undefined,
			};
		case 'http':
			return { kind: 'http', status: step.status };
		case 'require':
			return { kind: 'require', requirements: step.requirements };
		case 'wait':
			return { kind: 'wait', until: waitUntil(step) };
		case 'sql':
			return {
				kind: 'sql',
				connection: step.connection.name,
				engine: step.connection.engine,
				transaction: step.transaction,
				rows: step.rows,
			};
		case 'file':
			return { kind: 'file', file: path, mode: step.mode?.toString(8) };
		case 'edit':
			return { kind: 'edit', file: path, changes, diffs: changeDiffs(step, values) };
		case 'manual':
			return { kind: 'manual' };
		case 'browser':
			return { kind: 'browser', actions, allow: step.allow };
		case 'choose':
			return { kind: 'choose', input: step.input };
		case 'call':
			return { kind: 'call', runbook: step.runbook.path, inputs };
		case 'approve': {
			const ttl = step.ttl === undefined ? undefined : formatDuration(step.ttl);
			return { kind: 'approve', by: step.by, phrase, ttl };
		}
	}
}

function waitUntil({ until, every }: StepOf<'wait'>): WaitUntil {
	switch (until.type) {
		case 'duration':
			return { type: 'duration', duration: formatDuration(until.milliseconds) };
		case 'command':
			return { type: 'command', every: formatDuration(every) };
		case 'request':
			return { type: 'request', every: formatDuration(every), status: until.status };
	}
}
