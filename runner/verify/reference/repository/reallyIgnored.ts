import type { Repository } from './repository.ts';

const overridden = new WeakMap<Repository, Map<string, boolean>>();

/** Git ignores the path, by a rule that the repository keeps to: it tracks nothing that the rule ignores as well. */
export function isReallyIgnored(place: string, repository: Repository): boolean {
	const { ignored, listing } = repository;
	if (!ignored.isIgnored(place)) return false;
	if (ignored.isNamed(place) && !listing().files.has(place)) return true;
	const segments = place.split('/');
	const above = segments.map((_, index) => segments.slice(0, index + 1).join('/'));
	const first = above.find((directory) => ignored.isIgnored(directory)) ?? place;
	return first === place ? !tracksIgnored(extensionOf(place), repository) : !listing().directories.has(first);
}

/** Whether files of an extension are tracked against the ignore rules. */
function tracksIgnored(extension: string, repository: Repository): boolean {
	const known = overridden.get(repository) ?? new Map<string, boolean>();
	overridden.set(repository, known);
	const found = known.get(extension) ?? (extension !== '' && findTracked(extension, repository));
	known.set(extension, found);
	return found;
}

function findTracked(extension: string, { ignored, listing }: Repository): boolean {
	return [...listing().files].some((file) => file.endsWith(extension) && ignored.isIgnored(file));
}

function extensionOf(file: string): string {
	return /\.\w+$/.exec(file)?.[0] ?? '';
}
