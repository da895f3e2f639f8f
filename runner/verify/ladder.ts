import type { Verdict } from '../report/schema.ts';
import type { ShellCommand } from '../shell/command.ts';
import type { Layers } from './layers.ts';
import type { CommandVerdict } from './verdict.ts';

/** Where one command stands on the ladder, and why no higher. */
export interface Standing {
	rung: number;
	reason: string | undefined;
	/** It names nothing that rung 3 could look up, and so keeps no step from it. */
	namesNothing: boolean;
}

interface Climb extends CommandVerdict, Standing {}

const simulatedNeedsProbe = 'rung 4 needs --probe';
const nothingNamed = 'it names nothing of the repository';

/** Takes a command that begins on a line of the document up the ladder. */
export async function climb(command: ShellCommand, line: number, layers: Layers): Promise<Climb> {
	const [surface, reference] = await Promise.all([
		layers.surface.check(command),
		layers.reference.check(command, line),
	]);
	const problems = surface.verdict === 'drifted' ? surface.problems : [...surface.problems, ...reference.problems];
	const evidence = [...surface.evidence, ...reference.evidence];
	return { ...rate(command, surface, reference), evidence, problems };
}

/** The standing of a step: that of its lowest command; commands that name nothing count where all do. */
export function lowestOf<T extends Standing>(commands: readonly T[]): T | undefined {
	const telling = commands.filter(({ namesNothing }) => !namesNothing);
	return (telling.length > 0 ? telling : commands).toSorted((a, b) => a.rung - b.rung)[0];
}

type Rating = Standing & { verdict: Verdict };

function rate(command: ShellCommand, surface: CommandVerdict, reference: CommandVerdict): Rating {
	if (surface.verdict === 'drifted') return stand(1, 'drifted', reasonOf(surface));
	const known = surface.verdict === 'verified';
	if (reference.verdict === 'drifted') return stand(known ? 2 : 1, 'drifted', reasonOf(reference));
	if (surface.verdict === 'not-checkable') return stand(1, 'not-checkable', reasonOf(surface));
	if (!known && !isOwnProgram(command, reference)) return stand(1, 'unknown', reasonOf(surface));
	if (reference.verdict === 'verified') return stand(3, 'verified', simulatedNeedsProbe);
	const reason = reasonOf(reference);
	return { ...stand(2, 'verified', reason), namesNothing: reason === nothingNamed };
}

function stand(rung: number, verdict: Verdict, reason: string | undefined): Rating {
	return { rung, verdict, reason, namesNothing: false };
}

/** A script of the repository has no installed surface: that it is there is what can be known. */
function isOwnProgram(command: ShellCommand, reference: CommandVerdict): boolean {
	return reference.verdict === 'verified' && (command.words[0]?.text.includes('/') ?? false);
}

function reasonOf(verdict: CommandVerdict): string | undefined {
	return verdict.problems[0]?.message ?? verdict.evidence.at(-1)?.witness;
}
