import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { Colors } from '../colors.ts';
import type { RunEvent, StepStatus } from '../../execute/events.ts';
import { printable } from '../text/printable.ts';

/** Plain lines while a run goes on: each step, its command, its output as it comes, how it ended. */
export function createLiveRun(colors: Colors, write: (text: string) => void): (event: RunEvent) => void {
	const { bold, dim, cyan } = colors;
	let openLine = false;
	const line = (text: string): void => {
		write(`${openLine ? '\n' : ''}${text}\n`);
		openLine = false;
	};
	return (event) => {
		switch (event.type) {
			case 'run-started':
				line(`${bold(event.title)} ${dim(event.path)}\n`);
				break;
			case 'step-started':
				line(`${dim(`[${event.number}]`)} ${bold(event.title)} ${dim(`#${event.id}`)}`);
				if (event.command !== undefined) line(prefixed(event.command, `${cyan('$')} `));
				break;
			case 'step-output':
				write(printable(event.text));
				openLine = !event.text.endsWith('\n');
				break;
			case 'step-note':
				line(dim(`· ${printable(event.text)}`));
				break;
			case 'step-chosen':
				line(dim(`· ${printable(event.option)}, by ${printable(event.by)}`));
				break;
			case 'step-approved':
				line(dim(`· approved by ${printable(event.by)} at ${event.time}`));
				break;
			case 'step-captured':
				line(dim(`· ${event.name} = ${event.secret ? '[secret]' : printable(event.value)}`));
				break;
			case 'step-ended':
				line(`${endLine(event, colors)}\n`);
				break;
			case 'undo-started':
				line(`${bold('undo')} ${dim(`#${event.id}`)}`);
				line(prefixed(event.command, `${cyan('$')} `));
				break;
			case 'undo-ended':
				line(`${endLine(event, colors)}\n`);
				break;
			default:
				for (const text of turnLines(event)) line(dim(text));
		}
	};
}
/** What is said where a run takes a turn of its own. */
function turnLines(event: RunEvent): string[] {
	switch (event.type) {
		case 'undo-planned':
			return [...undoLines(event), ''];
		case 'run-resumed':
			return [event.next === undefined ? 'The run goes on\n' : `The run goes on at #${event.next}\n`];
		case 'jumped':
			return [`· goes on at #${event.to}`];
		case 'outcome-settled':
			return [`· ${settledText(event)}\n`];
		case 'stopped':
			return [`· ${printable(event.reason)}`];
		default:
			return [];
	}
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

function endLine(event: EndEvent, colors: Colors): string {
	const took = event.status === 'skipped' ? '' : colors.dim(` ${formatDuration(Math.round(event.durationMs))}`);
	const why = event.failure?.message ?? ('reason' in event ? event.reason : undefined);
	const id = event.status === 'skipped' ? ` ${colors.dim(`#${event.id}`)}` : '';
	return `${statusMark(event.status, colors)}${id}${took}${why ? ` ${printable(why)}` : ''}`;
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

function prefixed(command: string, prompt: string): string {
	return printable(command)
		.split('\n')
		.map((text, index) => (index === 0 ? prompt : '  ') + text)
		.join('\n');
}
