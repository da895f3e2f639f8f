import type { Executable } from '../locate/executable.ts';
import type { Memo } from '../cache/memo.ts';
import type { Reading } from '../match/readCommand.ts';
import type { Facts } from '../model/facts.ts';
import type { Surface } from '../model/surface.ts';
import type { ProbeOptions } from '../probe/prober.ts';
import type { ProbeResult } from '../probe/run.ts';
import type { ShellWord } from '../../../shell/command.ts';
import type { CommandNode } from '../model/node.ts';
import type { CommandProblem } from '../../verdict.ts';

/** One installed tool, with what an adapter needs to ask it. */
export interface Tool {
	executable: Executable;
	facts: Facts;
	memo: Memo;
	/** Whether probes run in a sandbox: only then may words of a document be part of a probe. */
	sandboxed: boolean;
	version: string | undefined;
	/** Other programs of the search path that start with `<name>-`. */
	plugins: ReadonlySet<string>;
	ask(args: readonly string[], options?: ProbeOptions): Promise<ProbeResult>;
}

/** What the tool's own parser says of a whole command. */
export interface Judgement {
	problems: CommandProblem[];
	/** The parser has read the command: suspicions of other witnesses that it does not share are dropped. */
	accepted: boolean;
}

/** How the surface of one family of tools is read. */
export interface Adapter {
	name: string;
	suits(tool: Tool): boolean;
	/** The witnesses of one command; none where nothing could be learned. `parent` is undefined for the tool itself. */
	describe(tool: Tool, path: readonly string[], parent: CommandNode | undefined): Promise<Surface[]>;
	/** Asks the tool's parser for the whole command, where it has a way to do so without running it. */
	judge?(tool: Tool, reading: Reading, words: readonly ShellWord[]): Promise<Judgement>;
}
