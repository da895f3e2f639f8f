import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../support/cli.ts';
import { fence, shell, temporaryDirectory } from '../../../support/execution.ts';

const bin = path.join(projectRoot, 'dist/cli/bin.js');
const fill = shell('fill', 'head -c 10000000 /dev/zero > disk/filler 2>/dev/null || :');
const long = 'x'.repeat(10_000);
const edit = `:::edit[Edit it]{#edit path=disk/app.yaml}\n${fence('yaml', `- set: port\n  to: ${long}`)}:::\n\n`;
const file = `:::file[Write it]{#file path=disk/app.yaml}\n${fence('yaml', `port: ${long}`)}:::\n\n`;

// The run's own files stand on the other disk; the small one is a file system which only this script sees.
const script = `
	cd "$1" && mount -t tmpfs -o size=64k none disk && printf 'port: 80 # http\\n' > disk/app.yaml || exit 99
	"$2" "$3" runbook.mdx; echo "exit $?"
	rm disk/filler; ls -A disk; cat disk/app.yaml
	"$2" "$3" resume; echo "exit $?"
	ls -A disk; wc -c < disk/app.yaml`;

test.for([
	['edit', edit],
	['file', file],
] as const)(
	'%s on a full disk leaves the file as it was, and is done once there is room',
	async ([kind, step], context) => {
		const directory = await temporaryDirectory();
		await mkdir(path.join(directory, 'disk'));
		await writeFile(path.join(directory, 'runbook.mdx'), fill + step);
		const args = ['-m', 'bash', '-c', script, 'bash', directory, process.execPath, bin];
		const { exitCode, all = '' } = await execa('unshare', args, { reject: false, all: true, env: { NO_COLOR: '1' } });
		const isRefused = exitCode === 99 || /unshare|Operation not permitted/.test(all);
		if (isRefused && process.env['CI']) throw new Error(`no file system can be mounted: ${all}`);
		context.skip(isRefused, 'no file system can be mounted here');
		const [first = '', second = '', third = ''] = all.split(/^exit \d+$/m);
		expect(first).toContain('disk/app.yaml');
		expect(first).toContain('ENOSPC');
		expect(first).not.toMatch(/^ {4}at /m);
		expect(second).toMatch(/^\napp\.yaml\nport: 80 # http\n/);
		expect(second).toContain(`#${kind}`);
		expect(third).toMatch(/^\napp\.yaml\n100\d\d\n?$/);
		expect([...all.matchAll(/^exit (\d+)$/gm)].map(([, code]) => code)).toEqual(['1', '0']);
	},
);
