import type { ShellCommand } from '../shell/command.ts';
import type { Probe } from './plan/probeSql.ts';
import type { PathTools } from './tool/pathTools.ts';
import type { CommandVerdict } from './verdict.ts';

/** Rung 2: says of a command what the installed tools know. */
export interface SurfaceLayer {
	check(command: ShellCommand): Promise<CommandVerdict>;
}

/** Rung 3: says whether what a command names is there; `line` is where the command begins in the document. */
export interface ReferenceLayer {
	check(command: ShellCommand, line: number): Promise<CommandVerdict>;
}

/** What answers for one document. */
export interface Layers {
	tools: PathTools;
	surface: SurfaceLayer;
	reference: ReferenceLayer;
	/** What rung 4 may use; none unless it was asked for. */
	probe: Probe | undefined;
}
