import { crop } from './crop.ts';

/** Where lines go; `status` is a line below them that is redrawn. */
export interface Screen {
	/** Lines of ours: always shown. */
	lines(lines: readonly string[]): void;
	/** Lines of a command's output: of very many in a short time, the last ones. */
	output(lines: readonly string[]): void;
	/** The lines at the bottom, as they are to be drawn now; none after the work. */
	bottom(lines: (() => readonly string[]) | undefined): void;
	/** Takes the bottom away until the returned function is called. */
	pause(): () => void;
	end(): void;
}

/** Lines one after the other, for files, pipes and terminals that can't redraw. */
export function createPlainScreen(write: (text: string) => void): Screen {
	const lines = (texts: readonly string[]): void => {
		if (texts.length > 0) write(`${texts.join('\n')}\n`);
	};
	return { lines, output: lines, bottom: () => {}, pause: () => () => {}, end: () => {} };
}

interface LiveOptions {
	write(text: string): void;
	/** Width of the terminal by now, in columns. */
	width(): number;
	/** Shows every line, however many they are. */
	all: boolean;
	/** Colours the bottom. */
	paint(text: string): string;
}

/** Time between two drawings of new lines, and of the bottom when nothing else happens. */
const frameMs = 80;
const tickMs = 1000;
/** Lines of output that one frame shows. */
const linesInFrame = 100;

/** A terminal on which the bottom stays where it is: drawn at most twelve times a second, whatever the command prints. */
export class LiveScreen implements Screen {
	private readonly options: LiveOptions;
	private waiting: string[] = [];
	private pending: string[] = [];
	private leftOut = 0;
	private drawn = 0;
	private current: (() => readonly string[]) | undefined;
	private paused = false;
	private frame: NodeJS.Timeout | undefined;
	private tick: NodeJS.Timeout | undefined;

	constructor(options: LiveOptions) {
		this.options = options;
	}

	lines(lines: readonly string[]): void {
		this.settleOutput();
		this.waiting.push(...lines);
		this.schedule();
	}

	output(lines: readonly string[]): void {
		for (const line of lines) this.pending.push(line);
		const excess = this.pending.length - linesInFrame;
		if (!this.options.all && excess > linesInFrame) {
			this.pending.splice(0, excess);
			this.leftOut += excess;
		}
		this.schedule();
	}

	bottom(lines: (() => readonly string[]) | undefined): void {
		this.current = lines;
		clearInterval(this.tick);
		this.tick = lines && setInterval(() => this.schedule(), tickMs).unref();
		this.schedule();
	}

	pause(): () => void {
		this.paused = true;
		this.draw();
		return () => {
			this.paused = false;
			this.schedule();
		};
	}

	end(): void {
		this.bottom(undefined);
		this.draw();
	}

	private schedule(): void {
		this.frame ??= setTimeout(() => this.draw(), frameMs);
	}

	private settleOutput(): void {
		if (this.leftOut > 0) this.waiting.push(`  … ${this.leftOut} lines not shown; --verbose shows all`);
		for (const line of this.pending) this.waiting.push(line);
		this.pending = [];
		this.leftOut = 0;
	}

	private draw(): void {
		clearTimeout(this.frame);
		this.frame = undefined;
		this.settleOutput();
		const width = Math.max(1, this.options.width() - 1);
		const bottom = this.paused ? [] : (this.current?.() ?? []).map((line) => crop(line, 0, width));
		const text = this.waiting.map((line) => `${line}\n`).join('');
		this.waiting = [];
		if (text === '' && bottom.length === 0 && this.drawn === 0) return;
		const back = this.drawn > 1 ? `\u{1b}[${this.drawn - 1}A` : '';
		const clear = this.drawn > 0 ? `\r${back}\u{1b}[J` : '';
		this.drawn = bottom.length;
		this.options.write(clear + text + bottom.map(this.options.paint).join('\n'));
	}
}
