import { isReallyIgnored } from './reallyIgnored.ts';
import { openRepository } from './repository.ts';
import { normalise } from './tree.ts';

/** What git ignores and what runs leave behind is on the machines where the runbook runs, not in the repository. */
export function isMadeElsewhere(file: string, workspace: string): boolean {
	const repository = openRepository(workspace);
	const place = normalise(file);
	return isReallyIgnored(place, repository) || repository.ignored.isGenerated(place);
}
