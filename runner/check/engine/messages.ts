import type { ShellCommand } from '../../shell/command.ts';
import type { CommandVerdict } from '../../verify/verdict.ts';
import type { Checked } from '../checkDocument.ts';
import type { Observed, SourceDocument } from './engine.ts';

/** From the pool to a thread. */
export type ToThread =
	| { type: 'check'; documents: SourceDocument[] }
	| { type: 'verdict'; id: number; verdict: CommandVerdict }
	| { type: 'finish' };

/** From a thread to the pool. Programs are asked by one thread only: each is probed once. */
export type FromThread =
	| { type: 'ready' }
	| { type: 'start'; index: number }
	| { type: 'checked'; index: number; checked: Checked }
	| { type: 'failed'; index: number; error: unknown }
	| { type: 'ask'; id: number; workspace: string; command: ShellCommand }
	| { type: 'alive' }
	| { type: 'observed'; observed: Observed };
