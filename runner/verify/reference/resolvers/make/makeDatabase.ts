import { spawnSync } from 'node:child_process';
import { noteUncertain } from '../../../looks/looks.ts';
import { findProgram } from '../../repository/findProgram.ts';

const asked = new Map<string, Set<string> | undefined>();

/** Make's own list of targets, asked once of `make -pRrq :` in a sandbox; undefined without bubblewrap or make. */
export function readMakeDatabase(root: string, directory: string, file: string): Set<string> | undefined {
	// Its Makefiles may ask anything of the machine.
	noteUncertain(root);
	const key = [root, directory, file].join('\0');
	if (!asked.has(key)) asked.set(key, askMake(root, directory, file));
	return asked.get(key);
}

function askMake(root: string, directory: string, file: string): Set<string> | undefined {
	const sandbox = findProgram('bwrap', root);
	const make = findProgram('make', root);
	if (sandbox === undefined || make === undefined) return undefined;
	const place = directory === '' ? root : `${root}/${directory}`;
	const argv = [...confinement(root), '--chdir', place, '--', make, '-pRrq', '-f', `${root}/${file}`, ':'];
	const run = spawnSync(sandbox, argv, {
		env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', HOME: '/nonexistent' },
		encoding: 'utf8',
		timeout: 5000,
		killSignal: 'SIGKILL',
		maxBuffer: 64 * 1024 * 1024,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return run.stdout.includes('# Files') ? targetsIn(run.stdout) : undefined;
}

/** No network, nothing writable that lasts, no home, no sockets: Makefiles run `$(shell …)` while they are read. */
function confinement(root: string): string[] {
	const empty = ['/run', '/tmp', '/var/tmp', '/root', '/home'].flatMap((directory) => ['--tmpfs', directory]);
	return [
		'--ro-bind',
		'/',
		'/',
		'--dev',
		'/dev',
		'--proc',
		'/proc',
		...empty,
		'--ro-bind',
		root,
		root,
		'--unshare-all',
		'--die-with-parent',
		'--new-session',
		'--cap-drop',
		'ALL',
	];
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
