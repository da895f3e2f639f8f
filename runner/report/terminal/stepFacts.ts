import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { ChangeText, Step } from '../../../plugins/remark-runbook/language.ts';
import type { Colors } from '../colors.ts';
import type { PlannedStep } from '../../plan/plan.ts';

/** What a dry-run tells of a step: its bytes, what is expected, what is asked, how it is taken back. */
export function stepFacts(planned: PlannedStep, place: string | undefined, colors: Colors): string[] {
	const { command, check, dryRun, undo } = planned;
	return [
		...labelled('$', command, colors.cyan),
		...describeKind(planned),
		...previewLines(planned.preview ?? [], colors),
		...labelled('check', check, colors.dim),
		...labelled('ready', planned.ready, colors.dim),
		...labelled('dry-run', dryRun, colors.dim),
		...attributeFacts(planned, place, colors),
		...labelled('undo', undo, colors.dim),
		...planned.pending.map(({ name, step: from }) =>
			colors.dim(from ? `{{${name}}} is known after ${from}` : `{{${name}}} was not given`),
		),
	];
}

function labelled(label: string, text: string | undefined, paint: (text: string) => string): string[] {
	if (text === undefined) return [];
	return text.split('\n').map((line, index) => `${index === 0 ? paint(label) : ' '.repeat(label.length)} ${line}`);
}

/** What a step without a command of its own does, in words. */
function describeKind({
	step,
	phrase,
	choice,
	path = '',
	changes = [],
	actions = [],
	inputs = [],
}: PlannedStep): string[] {
	switch (step.kind) {
		case 'http':
			return [`expects status ${step.status.join(' or ')}`];
		case 'wait':
			return [
				step.until.type === 'duration'
					? `waits ${formatDuration(step.until.milliseconds)}`
					: `asks every ${formatDuration(step.every)} until it holds`,
			];
		case 'manual':
			return step.items.map(({ text }) => `[ ] ${text}`);
		case 'browser':
			return [
				...actions,
				...(step.allow.length > 0 ? [`its pages may also send requests to ${step.allow.join(', ')}`] : []),
			];
		case 'choose':
			return [
				...step.options.map(({ value, title }) => `(${choice?.option === value ? 'x' : ' '}) ${title}: ${value}`),
				choice ? `decided by ${choice.by}` : `decided by --choose ${step.id}=…, or by the operator`,
			];
		case 'call':
			return [`runs ${step.runbook.path}`, ...inputs.map(({ name, value }) => `  with ${name}: ${value}`)];
		case 'approve':
			return [
				`asks ${step.by} to type ${JSON.stringify(phrase ?? '')}`,
				...(step.ttl === undefined ? [] : [`asks anew when the approval is older than ${formatDuration(step.ttl)}`]),
			];
		case 'require':
			return requirementLines(step.requirements);
		case 'sql':
			return [
				`asks ${step.connection.name}${step.transaction ? ' in one transaction' : ''}`,
				...(step.rows === undefined ? [] : [`expects ${step.rows} rows`]),
			];
		case 'file':
			return [`writes ${path}${step.mode === undefined ? '' : ` with the permissions ${step.mode.toString(8)}`}`];
		case 'edit':
			return [`edits ${path}`, ...changes.map(changeLine)];
		case 'shell':
			return [
				...(step.exit.length === 1 && step.exit[0] === 0 ? [] : [`expects exit ${step.exit.join(' or ')}`]),
				...(step.follow === undefined ? [] : [`is watched for ${formatDuration(step.follow)}, then ended`]),
				...(step.background ? ['runs on beside the steps below, up to the end of the run'] : []),
			];
	}
}

function changeLine({ verb, path, value, where }: ChangeText): string {
	const words = [verb, path, value === undefined ? undefined : (verb === 'set' ? 'to ' : '') + value];
	return `  ${words.filter(Boolean).join(' ')}${where === undefined ? '' : ` (${where})`}`;
}

/** The lines of a unified diff, coloured as every tool does. */
function previewLines(lines: readonly string[], { green, red, dim }: Colors): string[] {
	return lines.map((line) => {
		if (/^(?:---|\+\+\+|@@|\\)/.test(line)) return dim(line);
		return line.startsWith('+') ? green(line) : line.startsWith('-') ? red(line) : line;
	});
}

function requirementLines({
	tools,
	env,
	files,
	ports,
	config,
}: Extract<Step, { kind: 'require' }>['requirements']): string[] {
	return [
		...Object.entries(tools).map(([name, range]) => `tool ${name} ${range}`),
		...env.map((name) => `environment variable ${name}`),
		...files.map((file) => `file ${file}`),
		...(ports.free ?? []).map((port) => `port ${port} free`),
		...(ports.open ?? []).map((port) => `port ${port} open`),
		...config.map(({ file, key }) => `${file} has ${key}`),
	];
}

function attributeFacts(
	{ step, danger, confirm }: PlannedStep,
	place: string | undefined,
	{ red, yellow, dim }: Colors,
): string[] {
	const { timeout, retry } = step.attributes;
	const names = step.captures.map(({ name, secret }) => (secret ? `${name} (a secret)` : name));
	const facts = [
		danger === undefined ? undefined : red(`danger${reason(danger)}`),
		confirm === undefined ? undefined : yellow(`asks before${reason(confirm)}`),
		place === undefined ? undefined : dim(`on ${place}`),
		timeout === undefined ? undefined : dim(`at most ${formatDuration(timeout)}`),
		retry === undefined ? undefined : dim(`up to ${retry} retries`),
		names.length === 0 ? undefined : dim(`yields ${names.join(', ')}`),
	];
	return facts.filter((fact) => fact !== undefined);
}

function reason(value: string | true): string {
	return value === true ? '' : `: ${value}`;
}
