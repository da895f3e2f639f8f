import type { Executable } from '../locate/executable.ts';
import type { Memo } from '../cache/memo.ts';
import type { FindingType } from '../match/finding.ts';
import type { Reading } from '../match/readCommand.ts';
import type { Facts } from '../model/facts.ts';
import type { Surface } from '../model/surface.ts';
import type { ProbeOptions } from '../probe/prober.ts';
import type { ProbeResult } from '../probe/run.ts';
import type { ShellWord } from '../../../shell/command.ts';
import type { CommandNode } from '../model/node.ts';
import type { CommandProblem } from '../../verdict.ts';

/** How a tool is asked. */
export interface Manner {
	/** Spellings that end an argv with the tool's help, best first. */
	suffixes: readonly string[];
	/**
	 * What ends a question to the parser: its `help`, or a `sentinel`, an option that does not exist. Only for
	 * parsers that surely refuse it, so that nothing is done; they name the first option that they do not know.
	 */
	ending: 'help' | 'sentinel';
	/** Words besides the listed commands are taken as well: a project's scripts. */
	openCommands?: boolean;
	/** Arguments that list the commands, one a line. */
	listing?: readonly string[];
	/** Takes the place of the program's path in a probe, where the tool needs something around it. */
	program?: readonly string[];
	/** Shell text that prepares the sandbox in which the tool is asked. */
	setup?: string;
	/** What a single question needs besides. */
	optionsFor?(args: readonly string[]): ProbeOptions;
}

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
	manner: Manner;
	ask(args: readonly string[], options?: ProbeOptions): Promise<ProbeResult>;
}

/** What the tool's own parser says of a whole command. */
export interface Judgement {
	problems: CommandProblem[];
	/** The kinds of suspicion on which it has the last word: those of other witnesses are dropped. */
	settled: readonly FindingType[];
}

/** How the surface of one family of tools is read. */
export interface Adapter {
	name: string;
	suits(tool: Tool): boolean;
	manner?(tool: Tool): Partial<Manner>;
	/** The witnesses of one command; none where nothing could be learned. `parent` is undefined for the tool itself. */
	describe(tool: Tool, path: readonly string[], parent: CommandNode | undefined): Promise<Surface[]>;
	/** Asks the tool's parser for the whole command, where it has a way to do so without running it. */
	judge?(tool: Tool, reading: Reading, words: readonly ShellWord[]): Promise<Judgement>;
}
