import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { Colors } from '../../report/colors.ts';
import { printable } from '../../report/text/printable.ts';
import { mapStrings } from '../../secrets/mapStrings.ts';
import type { RunView, StepView } from './viewSchema.ts';

/** Lines of a step's output that are shown; the file has the others. */
const shownLines = 20;

/** A run for a person at a terminal. */
export function renderText(view: RunView, colors: Colors): string {
	const { bold, dim, red } = colors;
	const clean = mapStrings(view, printable);
	const damage = clean.damage.map(({ file, line, message }) =>
		red(`${line === undefined ? file : `${file}:${line}`}: ${message}`),
	);
	return [
		`${bold(clean.title)} ${dim(clean.document.path)}`,
		`run ${clean.run}: ${bold(clean.status)}`,
		...damage,
		'',
		...mapStrings(facts(view), printable).map(([name, value]) => `  ${dim(name.padEnd(10))}${value}`),
		'',
		...clean.steps.flatMap((step) => [...stepLines(step, colors), '']),
	].join('\n');
}

/** What is known of a run as a whole, in the order in which it is read. */
export function facts(view: RunView): [string, string][] {
	const { started, ended, operators, commit, inputs, secrets, versions } = view;
	const values = [...Object.entries(inputs), ...secrets.map((name) => [name, '[secret]'])];
	const rows: [string, string | undefined][] = [
		['started', started],
		['ended', ended],
		['by', operators.map(({ user, host }) => `${user} on ${host}`).join(', ')],
		['in', view.workspace],
		['commit', commit],
		['inputs', values.length === 0 ? undefined : values.map(([name, value]) => `${name}=${value}`).join(', ')],
		[
			'versions',
			Object.entries(versions)
				.map((version) => version.join(' '))
				.join(', '),
		],
	];
	return rows.filter((row): row is [string, string] => row[1] !== undefined);
}

function stepLines(step: StepView, { bold, dim, cyan, red }: Colors): string[] {
	const { number, title, id, status, durationMs, exit, reason, failure, undone } = step;
	const took = durationMs > 0 ? ` ${formatDuration(Math.round(durationMs))}` : '';
	const ended = exit === undefined || exit === 0 ? '' : `, exit ${exit}`;
	return [
		`${dim(`[${number}]`)} ${bold(title)} ${dim(`#${id}`)}: ${status}${took}${ended}${reason ? dim(`, ${reason}`) : ''}`,
		...(step.command === undefined ? [] : indent(`${cyan('$')} ${step.command}`)),
		...step.outputs.flatMap((output) => outputLines(output, dim)),
		...step.notes.map((note) => dim(`    · ${note}`)),
		...step.captures.flatMap(({ name, value }) => indent(`· ${name} = ${value}`).map(dim)),
		...(failure ? [red(`    ${failure.message}`), ...(failure.diff ?? []).flatMap(indent)] : []),
		...(undone ? [`    undo: ${undone.status}${undone.failure ? `, ${undone.failure.message}` : ''}`] : []),
	];
}

function outputLines({ file, text }: StepView['outputs'][number], dim: (text: string) => string): string[] {
	const lines = text.trimEnd().split('\n');
	const hidden = lines.length - shownLines;
	const more = hidden > 0 ? [dim(`    … ${hidden} lines before, in ${file}`)] : [];
	return [...more, ...lines.slice(-shownLines).map((line) => `    ${line}`)];
}

function indent(text: string): string[] {
	return text.split('\n').map((line) => `    ${line}`);
}
