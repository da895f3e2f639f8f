import type { ShellCommand } from '../shell/command.ts';
import type { PathTools } from './tool/pathTools.ts';
import type { CommandVerdict } from './verdict.ts';

/** One layer of the ladder: says of a command what it knows. */
export interface Layer {
	check(command: ShellCommand): Promise<CommandVerdict>;
}

/** What answers for one document: rung 2, rung 3, and which programs are there at all. */
export interface Layers {
	tools: PathTools;
	surface: Layer;
	reference: Layer;
}
