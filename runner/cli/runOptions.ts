import type { UndoPolicy } from '../execute/nextAction.ts';
import type { Selection } from '../plan/selection.ts';

/** What the command line says of a run, as its own definitions in `program.ts` read it: no schema has to be loaded for that. */
export interface RunFlags extends Selection {
	dryRun?: boolean;
	planOut?: string;
	plan?: string;
	probe?: boolean;
	input?: string[];
	inputFile?: string[];
	step?: boolean;
	quiet?: boolean;
	verbose?: boolean;
	yes?: boolean;
	allowDanger?: boolean;
	approve?: string[];
	choose?: string[];
	undo: UndoPolicy;
	sandbox?: boolean;
	journal: boolean;
	keep?: boolean;
	workspace?: string;
	reporter?: string[];
}

const defaults = {
	dryRun: false,
	probe: false,
	input: [],
	inputFile: [],
	quiet: false,
	verbose: false,
	yes: false,
	allowDanger: false,
	approve: [],
	choose: [],
	sandbox: false,
	keep: false,
	reporter: ['terminal'],
} satisfies Partial<RunFlags>;

export type RunOptions = Omit<RunFlags, keyof typeof defaults> & Required<Pick<RunFlags, keyof typeof defaults>>;

export function withDefaults(flags: RunFlags): RunOptions {
	return { ...defaults, ...flags };
}
