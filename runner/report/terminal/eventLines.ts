import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { RunEvent, StepStatus } from '../../execute/events.ts';
import type { Colors } from '../colors.ts';
import { printable } from '../text/printable.ts';

interface Style {
	colors: Colors;
	/** Whether the time of each step stands beside it. */
	times: boolean;
	/** Steps of the run. */
	steps: number;
}

/** The lines that an event is shown as, while a run goes on. Output and ends are shown elsewhere. */
export function describeEvent(event: RunEvent, style: Style): string[] {
	const { bold, dim, cyan } = style.colors;
	switch (event.type) {
		case 'run-started':
			return [`${bold(printable(event.title))} ${dim(printable(event.path))}`, ''];
		case 'step-started': {
			const command = event.command === undefined ? [] : prefixed(event.command, `${cyan('$')} `);
			return [headOf(event, style), ...command];
		}
		case 'undo-started':
			return [`${bold('undo')} ${dim(`#${event.id}`)}`, ...prefixed(event.command, `${cyan('$')} `)];
		case 'undo-planned':
			return [...undoLines(event), ''];
		case 'run-resumed':
			return [dim(event.next === undefined ? 'The run goes on' : `The run goes on at #${event.next}`), ''];
		case 'outcome-settled':
			return [dim(`· ${settledText(event)}`), ''];
		default: {
			const note = noteOf(event);
			return note === undefined ? [] : [dim(`· ${printable(note)}`)];
		}
	}
}

function noteOf(event: RunEvent): string | undefined {
	switch (event.type) {
		case 'step-note':
			return event.text;
		case 'background-ended':
			return `the background command #${event.id} ended with exit ${event.exit ?? 'none'}`;
		case 'step-chosen':
			return `${event.option}, by ${event.by}`;
		case 'step-approved':
			return `approved by ${event.by} at ${event.time}`;
		case 'input-changed':
		case 'step-captured':
			return `${event.name} = ${event.secret ? '[secret]' : event.value}`;
		case 'recapture-started':
			return `#${event.id} runs again for the secret ${event.name}, by ${event.by}`;
		case 'jumped':
			return `goes on at #${event.to}`;
		case 'call-failed':
			return event.as === 'retry'
				? `the call #${event.id} begins anew`
				: `goes on behind the call #${event.id}: its step #${event.step} failed`;
		case 'stopped':
			return event.reason;
		default:
			return undefined;
	}
}

type StepHead = Pick<Extract<RunEvent, { type: 'step-started' }>, 'number' | 'title' | 'id' | 'time' | 'target'>;

function headOf({ number, title, id, time, target }: StepHead, { colors: { bold, dim }, steps, times }: Style): string {
	const where = target === undefined ? '' : ` on ${printable(target)}`;
	const place = dim(`[${number}${steps > 0 ? `/${steps}` : ''}]`);
	return `${place} ${bold(printable(title))} ${dim(`#${id}${where}${times ? ` ${time}` : ''}`)}`;
}

/** What is taken back and what stays, before the first undo starts. */
function undoLines({ steps, irreversible }: Extract<RunEvent, { type: 'undo-planned' }>): string[] {
	return [
		steps.length === 0
			? 'Nothing of what was done can be taken back.'
			: `Taking back, last step first: ${idList(steps)}`,
		...(irreversible.length === 0 ? [] : [`Done and without an undo, so it stays: ${idList(irreversible)}`]),
	];
}

function settledText({ id, of, as, by }: Extract<RunEvent, { type: 'outcome-settled' }>): string {
	const what =
		of === 'step'
			? `#${id} was started and its end was not seen`
			: `the undo of #${id} was started and its end was not seen`;
	return `${what}: ${as === 'rerun' ? 'it is run again' : 'taken as done'}, by ${printable(by)}`;
}

function idList(ids: readonly string[]): string {
	return ids.map((id) => `#${id}`).join(', ');
}

type EndEvent = Extract<RunEvent, { type: 'step-ended' | 'undo-ended' }>;

/** How a step or an undo ended. */
export function endLine(event: EndEvent, colors: Colors): string {
	const took = event.status === 'skipped' ? '' : colors.dim(` ${formatDuration(Math.round(event.durationMs))}`);
	const why = event.failure?.message ?? ('reason' in event ? event.reason : undefined);
	return `${statusMark(event.status, colors)}${took}${why ? ` ${printable(why)}` : ''}`;
}

/** The one line that a step has where only results are shown. */
export function quietEndLine(
	event: EndEvent,
	step: Extract<RunEvent, { type: 'step-started' }> | undefined,
	style: Style,
): string {
	const what = step
		? headOf(step, style)
		: style.colors.dim(`${event.type === 'undo-ended' ? 'undo ' : ''}#${event.id}`);
	return `${what} ${endLine(event, style.colors)}`;
}

/** A sign and a word for each status: readable without colours. */
function statusMark(status: StepStatus, { green, red, yellow, dim }: Colors): string {
	const marks: Record<StepStatus, string> = {
		passed: green('✓ passed'),
		'already-done': green('✓ already done'),
		failed: red('✗ failed'),
		skipped: dim('- skipped'),
		interrupted: yellow('! interrupted'),
		unknown: yellow('? outcome unknown'),
	};
	return marks[status];
}

function prefixed(command: string, prompt: string): string[] {
	return printable(command)
		.split('\n')
		.map((text, index) => (index === 0 ? prompt : '  ') + text);
}
