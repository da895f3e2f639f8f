import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { RunEvent } from '../../execute/events.ts';
import type { Colors } from '../colors.ts';
import { printable } from '../text/printable.ts';
import { describeEvent, endLine, quietEndLine } from './eventLines.ts';
import { OutputLines } from './outputLines.ts';
import type { Screen } from './screen.ts';

type Detail = 'quiet' | 'usual' | 'verbose';
type StepStarted = Extract<RunEvent, { type: 'step-started' }>;
type OutputEvent = Extract<RunEvent, { type: 'step-output' }>;
type EndEvent = Extract<RunEvent, { type: 'step-ended' | 'undo-ended' }>;

/** Lines of output that a failed step shows where output is not shown otherwise. */
const keptLines = 20;

/** A run as it goes on: each step, its command, its output behind a bar, how it ended; at the bottom what runs by now. */
export class LiveRun {
	private readonly colors: Colors;
	private readonly screen: Screen;
	private readonly detail: Detail;
	private readonly bar: string;
	private readonly streams = { stdout: new OutputLines(), stderr: new OutputLines() };
	/** Lines of commands that run beside the steps, by step and stream. */
	private readonly beside = new Map<string, OutputLines>();
	/** The step that is done or undone by now. */
	private running: string | undefined;
	private kept: string[] = [];
	private step: StepStarted | undefined;
	private steps = 0;
	private runStarted = performance.now();
	private stepStarted = performance.now();

	constructor(colors: Colors, screen: Screen, detail: Detail) {
		this.colors = colors;
		this.screen = screen;
		this.detail = detail;
		this.bar = colors.dim('│');
	}

	show(event: RunEvent): void {
		if (event.type === 'step-output') return this.showOutput(event);
		this.flush();
		switch (event.type) {
			case 'run-started':
				this.steps = event.steps;
				this.runStarted = performance.now();
				break;
			case 'step-started':
				this.step = event;
				this.running = event.id;
				this.begin(() => this.statusOf(`[${event.number}/${this.steps}] ${event.title}`));
				break;
			case 'undo-started':
				this.running = event.id;
				this.begin(() => this.statusOf(`undo #${event.id}`));
				break;
			case 'step-ended':
			case 'undo-ended':
				this.screen.bottom(undefined);
				this.screen.lines(this.endLines(event));
				return;
			case 'run-ended':
				this.screen.end();
				return;
			default:
		}
		if (this.detail !== 'quiet' || event.type === 'run-started' || event.type === 'undo-planned')
			this.screen.lines(describeEvent(event, { ...this.paper(), steps: this.steps }));
	}

	/** Takes the bottom away, until what it returns is called. */
	pause(): () => void {
		return this.screen.pause();
	}

	private begin(status: () => string): void {
		this.stepStarted = performance.now();
		this.kept = [];
		this.screen.bottom(() => [...this.openLines(), status()]);
	}

	private showOutput({ id, stream, text }: OutputEvent): void {
		if (this.running === undefined || id === this.running) return this.showLines(this.streams[stream].push(text));
		const key = `${id} ${stream}`;
		const lines = this.beside.get(key) ?? new OutputLines();
		this.beside.set(key, lines);
		this.showLines(lines.push(text).map((line) => `${id}: ${line}`));
	}

	private flush(): void {
		this.showLines([...this.streams.stdout.flush(), ...this.streams.stderr.flush()]);
	}

	private showLines(lines: readonly string[]): void {
		if (lines.length === 0) return;
		const barred = lines.map((line) => this.barred(line));
		if (this.detail !== 'quiet') this.screen.output(barred);
		else this.kept = [...this.kept, ...barred.slice(-keptLines)].slice(-keptLines);
	}

	/** No line of a command can be taken for one of ours: each stands behind a bar. */
	private barred(line: string): string {
		return `${this.bar} ${line}`.trimEnd();
	}

	private endLines(event: EndEvent): string[] {
		if (this.detail !== 'quiet') {
			const undo = event.type === 'step-ended' && this.detail === 'verbose' ? event.undo : undefined;
			const how = undo?.type === 'command' ? undo.command : undo?.description;
			const facts = how === undefined ? [] : [this.colors.dim(`· taken back with: ${printable(how)}`)];
			return [...facts, endLine(event, this.colors), ''];
		}
		const failed = event.status === 'failed' ? this.kept : [];
		const step = event.type === 'step-ended' && this.step?.id === event.id ? this.step : undefined;
		return [...failed, quietEndLine(event, step, { ...this.paper(), steps: this.steps })];
	}

	/** The line that a command has begun and not ended, such as one that shows how far it is. */
	private openLines(): string[] {
		const { stdout, stderr } = this.streams;
		return [stdout.open, stderr.open]
			.filter((line) => line !== '' && this.detail !== 'quiet')
			.map((line) => `│ ${line.replaceAll('\t', '    ')}`);
	}

	private statusOf(what: string): string {
		const total = this.stepStarted - this.runStarted > 1000 ? `, ${since(this.runStarted)} in all` : '';
		return `▸ ${printable(what).replaceAll(/[\n\t]/g, ' ')}  ${since(this.stepStarted)}${total}`;
	}

	private paper(): { colors: Colors; times: boolean } {
		return { colors: this.colors, times: this.detail === 'verbose' };
	}
}

function since(time: number): string {
	return formatDuration(Math.floor((performance.now() - time) / 1000) * 1000);
}
