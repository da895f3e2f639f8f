import { isDeepStrictEqual } from 'node:util';
import type { OutputStream, RunOptions, SavedState, Session, SessionResult } from '../session/index.ts';
import { linePrefixer } from './linePrefixer.ts';

export interface Host {
	name: string;
	session: Session;
}

/** The sessions of a target with several hosts: a command runs on all of them, so many at a time, until one fails. */
export class GroupSession implements Session {
	private readonly hosts: readonly Host[];
	private readonly serial: string;

	constructor(hosts: readonly Host[], serial: string) {
		this.hosts = hosts;
		this.serial = serial;
	}

	async run(command: string, options: RunOptions = {}): Promise<SessionResult> {
		const accepted = options.accept ?? ((result) => result.ended === 'exited' && result.exit === 0);
		const size = batchSize(options.serial ?? this.serial, this.hosts.length);
		const results: SessionResult[] = [];
		for (let begun = 0; begun < this.hosts.length; begun += size) {
			const batch = await Promise.all(
				this.hosts.slice(begun, begun + size).map(({ name, session }) => runOn(name, session, command, options)),
			);
			results.push(...batch);
			const failed = batch.find((result) => !accepted(result));
			if (failed) return withNote(failed, this.hosts.slice(begun + size));
		}
		const [first, ...others] = results;
		if (!first) throw new Error('A target without hosts');
		const note = results.map((result) => result.note).find((text) => text !== undefined);
		const differing = others.find(({ stdout }) => stdout.text !== first.stdout.text);
		return { ...first, ...(note !== undefined && { note }), ...(differing && { differing }) };
	}

	/** Of the first host: there is no one directory and environment of several. */
	state(): Promise<{ cwd: string; env: Record<string, string> }> {
		const [first] = this.hosts;
		if (!first) throw new Error('A target without hosts');
		return first.session.state();
	}

	/** What all hosts have in common: they go on alike. */
	async save(): Promise<SavedState | undefined> {
		const states = await Promise.all(this.hosts.map(({ session }) => session.save()));
		const [first, ...others] = states.filter((state) => state !== undefined);
		if (!first || others.length + 1 < states.length) return undefined;
		const shared = (variable: SavedState['variables'][number]): boolean =>
			others.every((state) => state.variables.some((other) => isDeepStrictEqual(other, variable)));
		const differing = first.variables.filter((variable) => !shared(variable)).map(({ name }) => name);
		return { ...first, variables: first.variables.filter(shared), omitted: [...first.omitted, ...differing] };
	}

	async close(): Promise<void> {
		await Promise.all(this.hosts.map(({ session }) => session.close()));
	}
}

async function runOn(name: string, session: Session, command: string, options: RunOptions): Promise<SessionResult> {
	const prefixed = linePrefixer(name);
	const { onOutput } = options;
	const show = onOutput && ((stream: OutputStream, text: string) => tell(stream, prefixed.push(stream, text)));
	const result = await session.run(command, { ...options, onOutput: show });
	for (const stream of ['stdout', 'stderr'] as const) tell(stream, prefixed.finish(stream));
	return { ...result, host: name, ...(result.note !== undefined && { note: `${name}: ${result.note}` }) };

	function tell(stream: OutputStream, text: string): void {
		if (text !== '') onOutput?.(stream, text);
	}
}

/** `2` hosts at a time, or `25%` of them; at least one. */
export function batchSize(serial: string, hosts: number): number {
	const number = Number.parseInt(serial, 10);
	return Math.max(1, serial.endsWith('%') ? Math.floor((hosts * number) / 100) : number);
}

function withNote(failed: SessionResult, left: readonly Host[]): SessionResult {
	if (left.length === 0) return failed;
	const names = left.map(({ name }) => name).join(', ');
	return { ...failed, note: [failed.note, `not begun on ${names}`].filter(Boolean).join('; ') };
}
