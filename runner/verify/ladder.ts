import type { Verdict } from '../report/schema.ts';
import type { ShellCommand } from '../shell/command.ts';
import type { Layers } from './layers.ts';
import type { CommandVerdict } from './verdict.ts';

/** How high one command stands, and why no higher. */
interface Climb extends CommandVerdict {
	rung: number;
	reason: string | undefined;
}

const simulatedNeedsProbe = 'rung 4 needs --probe';

/** Takes a command up the ladder; `otherwise` is the same command in a new terminal, whose good answer counts as well. */
export async function climb(command: ShellCommand, layers: Layers, otherwise?: ShellCommand): Promise<Climb> {
	const [surface, reference] = await Promise.all([
		layers.surface.check(command),
		bestReference(command, layers, otherwise),
	]);
	const evidence = [...surface.evidence, ...reference.evidence];
	const problems = surface.verdict === 'drifted' ? surface.problems : [...surface.problems, ...reference.problems];
	return { ...rate(command, surface, reference), evidence, problems };
}

async function bestReference(command: ShellCommand, layers: Layers, otherwise?: ShellCommand): Promise<CommandVerdict> {
	const first = await layers.reference.check(command);
	if (first.problems.length === 0 || !otherwise || otherwise.cwd === command.cwd) return first;
	const second = await layers.reference.check(otherwise);
	return second.problems.length === 0 ? second : first;
}

interface Rating {
	rung: number;
	reason: string | undefined;
	verdict: Verdict;
}

function rate(command: ShellCommand, surface: CommandVerdict, reference: CommandVerdict): Rating {
	if (surface.verdict === 'drifted') return { rung: 1, verdict: 'drifted', reason: reasonOf(surface) };
	if (surface.verdict === 'unknown' && !isOwnProgram(command, reference)) {
		return { rung: 1, verdict: 'unknown', reason: reasonOf(surface) };
	}
	if (surface.verdict === 'not-checkable') return { rung: 1, verdict: 'not-checkable', reason: reasonOf(surface) };
	if (reference.verdict === 'drifted') return { rung: 2, verdict: 'drifted', reason: reasonOf(reference) };
	if (reference.verdict === 'unknown') return { rung: 2, verdict: 'verified', reason: reasonOf(reference) };
	return { rung: 3, verdict: 'verified', reason: simulatedNeedsProbe };
}

/** A script of the repository has no installed surface: that it is there is what can be known. */
function isOwnProgram(command: ShellCommand, reference: CommandVerdict): boolean {
	return reference.verdict === 'verified' && (command.words[0]?.text.includes('/') ?? false);
}

function reasonOf(verdict: CommandVerdict): string | undefined {
	return verdict.problems[0]?.message ?? verdict.evidence.at(-1)?.witness;
}
