import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it, test } from 'vitest';
import { byBubblewrap } from '../../../../runner/verify/confinement/bubblewrap.ts';
import { enterPlace } from '../../../../runner/verify/confinement/enterPlace.ts';
import { byNamespaces } from '../../../../runner/verify/confinement/namespaces.ts';
import { writableIn } from '../../../../runner/verify/confinement/place.ts';
import type { Place } from '../../../../runner/verify/confinement/place.ts';
import { openSandboxShell } from '../../../../runner/verify/surface/probe/sandboxShell.ts';
import { requireTool } from '../../../support/requireTool.ts';

const folder = mkdtempSync("/var/tmp/runbook confined'");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const own = `${folder}/own`;
const tools = `${own}/tools`;
mkdirSync(tools, { recursive: true });
writeFileSync(`${own}/secret`, 'x');
writeFileSync(`${tools}/tool`, 'echo it runs');

const namespaces = {
	name: 'namespaces of its own',
	needs: ['unshare', 'setpriv', 'setsid', 'mount', 'mountpoint'],
	confine: byNamespaces({ unshare: '/usr/bin/unshare', setpriv: '/usr/bin/setpriv', setsid: '/usr/bin/setsid' }),
};
const confinements = [{ name: 'bubblewrap', needs: ['bwrap'], confine: byBubblewrap('/usr/bin/bwrap') }, namespaces];

function until(condition: string): string {
	return `until ${condition}; do :; done; echo so`;
}

describe.each(confinements)('confined by $name, a program', ({ needs, confine }) => {
	beforeEach((context) => needs.forEach((name) => requireTool(context, name, 'confines programs')));

	function run(script: string, place: Place = {}): string[] {
		const [program = '', ...args] = confine(['/bin/sh', '-c', `exec 2>&1; ${script}`], place);
		const { stdout } = spawnSync(program, args, { encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } });
		return stdout.trimEnd().split('\n');
	}

	it('changes nothing that lasts', () => {
		const places = [
			`'${folder.replace("'", `'\\''`)}/new'`,
			'/etc/new',
			'/usr/new',
			'/tmp/new',
			'/run/new',
			'/dev/new',
		];
		const told = run(places.map((place) => `(: >${place}) && echo wrote ${place}`).join('; '));
		expect(told.filter((line) => line.startsWith('wrote'))).toEqual([
			'wrote /tmp/new',
			'wrote /run/new',
			'wrote /dev/new',
		]);
		for (const place of [`${folder}/new`, '/etc/new', '/usr/new', '/tmp/new', '/run/new', '/dev/new'])
			expect(existsSync(place)).toBe(false);
	});

	it('can do nothing about that', () => {
		const ways = [
			'mount -o remount,rw / && echo did',
			'mount -t tmpfs none /etc && echo did',
			'umount /tmp && echo did',
			'umount /proc && echo did',
			': >/proc/sys/kernel/hostname && echo did',
			'nsenter --target 1 --mount true && [ $$ -gt 1 ] && nsenter --target 1 --mount touch /etc/new && echo did',
		];
		expect(run(ways.map((way) => `{ ${way}; }`).join('; ')).filter((line) => line === 'did')).toEqual([]);
		expect(run('grep CapEff /proc/self/status')).toEqual(['CapEff:\t0000000000000000']);
		expect(run('grep NoNewPrivs /proc/self/status')).toEqual(['NoNewPrivs:\t1']);
	});

	it('is not of the session whose terminal the caller has', () => {
		// The sixth word is the session, 0 where that began outside.
		expect(run('set -- $(cat /proc/self/stat); [ $6 -gt 0 ] && echo own')).toEqual(['own']);
	});

	it('reaches no server of this machine and sees none of its processes', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		const connect = `require('net').connect(${port}, '127.0.0.1').on('connect', () => console.log('reached')).on('error', () => console.log('refused'))`;
		const told = run(`${process.execPath} -e "${connect}"`);
		server.close();
		expect(told.at(-1)).toBe('refused');
		expect(run(`[ -e /proc/${process.pid}/exe ] && readlink /proc/${process.pid}/exe; echo end`)).toEqual(['end']);
	});

	it('sees nothing of what is hidden but what is shown of it', () => {
		const place = { hidden: [own], shown: [tools], directory: tools };
		expect(run('ls ..; sh ./tool; pwd; (: >new) && echo wrote', place)).toEqual([
			'tools',
			'it runs',
			tools,
			expect.stringContaining('Read-only file system'),
		]);
		expect(run('ls -A /run | grep -v ^mount$; ls -A /tmp', place)).toEqual(['home']);
		expect(readFileSync(`${own}/secret`, 'utf8')).toBe('x');
	});

	it('has the devices and the user that it expects', () => {
		expect(run('head -c 3 /dev/zero | wc -c; echo x >/dev/null; readlink /dev/stdin >/dev/null')).toEqual(['3']);
		expect(run('id -u')).toEqual([String(process.getuid?.())]);
		const ordinary = process.getuid?.() === 0 ? 1000 : process.getuid?.();
		expect(run('id -u', { ordinaryUser: true })).toEqual([String(ordinary)]);
	});

	it('ends what a probe leaves running, and stays as it was', async () => {
		const place = {};
		const argv = confine(['/bin/sh'], place);
		const shell = openSandboxShell({
			argv,
			env: { PATH: '/usr/bin:/bin' },
			writable: writableIn(place),
			setup: undefined,
		});
		const limits = { milliseconds: 3000, patience: 8, bytes: 1000 };
		const ask = (script: string) => shell.run({ command: ['/bin/sh', '-c', script], shown: [], env: {} }, limits);
		// One that is killed goes when it has its turn, and may still have its number when it has gone.
		const living =
			'for file in /proc/[0-9]*/stat; do read -r _ name state _ <$file; [ $state = Z ] || echo $name; done';
		const left = await ask(`sleep 600 >/dev/null 2>&1 & ${until(`${living} | grep -q sleep`)}`);
		const ended = await ask(until(`! { ${living} | grep -q sleep; }`));
		expect([left, ended].map(({ stdout }) => stdout)).toEqual(['so\n', 'so\n']);
		expect(shell.isFresh()).toBe(true);
		shell.close();
	});
});

test('where a container masks parts of /proc, a program confined by namespaces sees none of it', (context) => {
	for (const name of namespaces.needs) requireTool(context, name, 'confines programs');
	const masked =
		'mount -t tmpfs -o ro tmpfs /proc/fs && ! unshare --user --map-root-user --pid --fork --mount-proc true 2>/dev/null';
	const inside = namespaces.confine(
		['/bin/sh', '-c', 'echo in; ls /proc; (: >/etc/new) 2>/dev/null && echo wrote'],
		{},
	);
	const container = [
		'--user',
		'--map-root-user',
		'--mount',
		'/bin/sh',
		'-c',
		`${masked} && exec "$@"`,
		'sh',
		...inside,
	];
	const { stdout } = spawnSync('/usr/bin/unshare', container, {
		encoding: 'utf8',
		env: { PATH: '/usr/sbin:/usr/bin:/bin' },
	});
	expect(stdout).toBe('in\n');
});

test('a mount that stays changeable is the end before anything is hidden or started', () => {
	const refusing = 'mount() { [ "$1" = -o ] && return 1; echo went on; exit 7; }; mountpoint() { :; };';
	const { status, stdout } = spawnSync('/bin/sh', ['-c', `${refusing} ${enterPlace({})}`, 'sh', 'echo', 'started'], {
		encoding: 'utf8',
	});
	expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});
