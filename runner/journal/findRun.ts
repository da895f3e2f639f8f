import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { journalFile } from './journalFile.ts';
import { runsDirectory } from './runDirectory.ts';

/** The workspace whose runs are meant: the one that is named, or the nearest directory upwards that keeps runs. */
export function findRunsWorkspace(given: string | undefined, cwd: string): string {
	if (given !== undefined) return path.resolve(cwd, given);
	for (let current = cwd; ; current = path.dirname(current)) {
		if (existsSync(runsDirectory(current))) return current;
		if (current === path.dirname(current)) return cwd;
	}
}

/** The names of a workspace's runs, oldest first. */
export function runNames(workspace: string): string[] {
	const parent = runsDirectory(workspace);
	if (!existsSync(parent)) return [];
	return readdirSync(parent)
		.filter((name) => existsSync(path.join(parent, name, journalFile)))
		.toSorted();
}

/** The directory of a run by its name, its last part, or an unambiguous beginning of either. */
export function findRun(given: string, workspace: string): string {
	const names = runNames(workspace);
	const found = names.includes(given)
		? [given]
		: names.filter((name) => name.startsWith(given) || shortName(name).startsWith(given));
	const [only, ...others] = found;
	if (only !== undefined && others.length === 0) return path.join(runsDirectory(workspace), only);
	if (found.length > 1) throw new UserError(`${given} is the beginning of ${found.length} runs`, found.join('\n'));
	throw new UserError(`no run is named ${JSON.stringify(given)}`, hintFor(given, names, workspace));
}

/** The part of a run's name that is not its time. */
function shortName(run: string): string {
	return run.slice(run.lastIndexOf('-') + 1);
}

function hintFor(given: string, names: readonly string[], workspace: string): string {
	if (names.length === 0) return `${workspace} keeps no runs. Name another directory with --workspace.`;
	const suggestion = nearest(given, [...names, ...names.map(shortName)]);
	const list = 'runbook-exec runs lists them.';
	return suggestion === undefined ? list : `Did you mean ${suggestion}? ${list}`;
}
