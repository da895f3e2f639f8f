import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findConfinement } from '../../../confinement/findConfinement.ts';
import { noteUncertain } from '../../../looks/looks.ts';
import { findProgram } from '../../repository/findProgram.ts';

const asked = new Map<string, Set<string> | undefined>();

/** Make's own list of targets, asked once of `make -pRrq :` in a sandbox; undefined without one, or without make. */
export function readMakeDatabase(root: string, directory: string, file: string): Set<string> | undefined {
	// Its Makefiles may ask anything of the machine.
	noteUncertain(root);
	const key = [root, directory, file].join('\0');
	if (!asked.has(key)) asked.set(key, askMake(root, directory, file));
	return asked.get(key);
}

function askMake(root: string, directory: string, file: string): Set<string> | undefined {
	const confine = findConfinement();
	const make = findProgram('make', root);
	if (confine === undefined || make === undefined) return undefined;
	const [program = '', ...argv] = confine([make, '-pRrq', '-f', `${root}/${file}`, ':'], {
		// Makefiles run `$(shell …)` while they are read.
		hidden: ['/var/tmp', '/root', '/home'].filter((place) => existsSync(place)),
		shown: [root],
		directory: directory === '' ? root : `${root}/${directory}`,
	});
	const run = spawnSync(program, argv, {
		env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', HOME: '/nonexistent' },
		encoding: 'utf8',
		timeout: 5000,
		killSignal: 'SIGKILL',
		maxBuffer: 64 * 1024 * 1024,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return run.stdout.includes('# Files') ? targetsIn(run.stdout) : undefined;
}

function targetsIn(database: string): Set<string> {
	const files = database.slice(database.indexOf('# Files'));
	const targets = new Set<string>();
	let isTarget = true;
	for (const line of files.split('\n')) {
		if (line.startsWith('# Not a target')) isTarget = false;
		const target = /^([^\s#:=]+)::?(?:\s|$)/.exec(line)?.[1];
		if (target !== undefined && isTarget) targets.add(target);
		if (line === '') isTarget = true;
	}
	return targets;
}
