import type { Clones } from '../document/clones.ts';
import type { PlacedCommand } from '../document/shellTexts.ts';
import { joinPath, leavesWorkspace } from '../repository/tree.ts';
import type { Repository } from '../repository/repository.ts';

/** Where a command may run, or why that can't be known. */
export type Bases = { directories: readonly string[]; followed: boolean } | { outside: string };

/** Wrappers that prepare an environment and run the command in the same directory. */
const sameDirectory =
	/^(?:uv|poetry|pipenv|pdm|hatch|bundle|conda|mamba|micromamba|doppler|op|infisical|dotenvx|aws-vault|chamber|rye|pixi)\b/;

/** The directories in which a command may run, from where its text may start and the `cd`s before it. */
export function basesOf(
	placed: PlacedCommand,
	outer: PlacedCommand | undefined,
	starts: readonly string[],
	clones: Clones,
	repository: Repository,
): Bases {
	const { command } = placed;
	const prepared = command.location.type === 'elsewhere' && sameDirectory.test(command.location.through);
	if (command.location.type === 'elsewhere' && !prepared)
		return { outside: `it runs elsewhere, through ${command.location.through}` };
	const cwd = prepared ? outer?.cwd : placed.cwd;
	if (cwd === undefined) return { outside: 'the working directory is not known here' };
	if (/^[/~]/.test(cwd))
		return inOwnCheckout(cwd, clones, repository) ?? { outside: `it runs in ${cwd}, outside of the workspace` };
	if (cwd === '.') return { directories: starts, followed: false };
	return followed(cwd, starts, clones, repository);
}

/** Names that other directories than a checkout bear. */
const commonName =
	/^(?:apps?|src|web|api|home|data|docs?|code|repos?|project|work|workspace|server|client|build|runbooks?|tmp|opt|srv|var|etc)$/;

/** `/path/to/name/sub` and `~/name/sub` are `sub` of the repository that is called `name`. */
function inOwnCheckout(cwd: string, clones: Clones, repository: Repository): Bases | undefined {
	const segments = cwd.split('/');
	const at = segments.findLastIndex((segment) => clones.own.has(segment.toLowerCase()) && !commonName.test(segment));
	const directory = segments.slice(at + 1).join('/');
	if (at === -1 || (directory !== '' && repository.tree.kind(directory) !== 'directory')) return undefined;
	return { directories: [directory], followed: true };
}

function followed(cwd: string, starts: readonly string[], clones: Clones, repository: Repository): Bases {
	const isDirectory = (place: string): boolean =>
		!leavesWorkspace(place) && (place === '' || repository.tree.kind(place) === 'directory');
	const [first = '', ...rest] = cwd.split('/');
	if (clones.other.has(first.toLowerCase())) return { outside: `it runs in a clone of another repository, ${first}` };
	const cloned = clones.own.has(first.toLowerCase()) ? [rest.join('/')] : [];
	const places = [...starts.map((start) => joinPath(start, cwd)), ...cloned].filter((place) => isDirectory(place));
	if (places.length > 0) return { directories: [...new Set(places)], followed: true };
	const restarted = rest.map((_, index) => rest.slice(index).join('/')).find((place) => isDirectory(place));
	if (restarted !== undefined && restarted !== '') return { directories: [restarted], followed: true };
	return { outside: `there is no directory ${cwd} in the workspace` };
}
