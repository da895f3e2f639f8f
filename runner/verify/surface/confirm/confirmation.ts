import type { Evidence } from '../../../../plugins/remark-runbook/language.ts';
import type { Tool } from '../adapters/adapter.ts';
import type { CommandNode } from '../model/node.ts';
import type { Surface } from '../model/surface.ts';
import { evidenceOf } from './evidence.ts';
import type { Rejection } from './rejection.ts';

/** `certain`: the tool's parser or its full list, or two witnesses that agree. `likely`: one witness. */
export type Confirmation =
	| { outcome: 'certain' | 'likely' | 'dismissed'; evidence: Evidence[] }
	| { outcome: 'undecided'; reason: string };

export function certain(...evidence: Evidence[]): Confirmation {
	return { outcome: 'certain', evidence };
}

export function likely(...evidence: Evidence[]): Confirmation {
	return { outcome: 'likely', evidence };
}

export function dismissed(...evidence: Evidence[]): Confirmation {
	return { outcome: 'dismissed', evidence };
}

export function undecided(reason: string): Confirmation {
	return { outcome: 'undecided', reason };
}

export function surfaceEvidence(tool: Tool, surface: Surface): Evidence {
	return evidenceOf(tool, surface.layer, surface.text, surface.probe);
}

export function parserEvidence(tool: Tool, { witness, probe }: Rejection): Evidence {
	return evidenceOf(tool, 'parser', witness, probe);
}

/** A surface that shows enough to count as a witness. */
export function substantial(node: CommandNode): Surface | undefined {
	return node.surfaces.find(({ options, commands }) => options.length >= 2 || commands.length >= 2);
}
