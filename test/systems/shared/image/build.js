// Builds the image that all systems start from, out of the Debian packages and the Node of this machine, and prints its name.
// No registry is asked. The name holds a hash of what is inside, so that an image that is there already is the right one.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	chmodSync,
	cpSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closureOf, filesOf } from './packages.js';

const here = import.meta.dirname;
const shell =
	'bash dash coreutils grep sed mawk findutils tar gzip procps hostname util-linux netbase curl wget openssl';
const services = 'postgresql-15 redis-server nginx-light alembic python3-psycopg2';
const packages = closureOf(`${shell} ${services}`.split(' '));
const sources = [
	'build.js',
	'packages.js',
	...readdirSync(path.join(here, 'rootfs'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(here, path.join(entry.parentPath, entry.name))),
];
const hash = createHash('sha256').update(JSON.stringify([packages, process.version]));
for (const source of sources.toSorted()) hash.update(source).update(readFileSync(path.join(here, source)));
const image = `runbook-systems/base:${hash.digest('hex').slice(0, 12)}`;

function docker(...args) {
	return execFileSync('docker', args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

function exists() {
	try {
		execFileSync('docker', ['image', 'inspect', image], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** npm lies beside node, wherever both were installed. */
function npmDirectory() {
	const beside = path.resolve(path.dirname(process.execPath), '../lib/node_modules/npm');
	return path.dirname(createRequire(path.join(beside, 'index.js')).resolve('./package.json'));
}

/** What no package brings: users, the places that packages' scripts make, Node with npm, and our own programs. */
function layOut(root) {
	for (const directory of [
		'proc',
		'sys',
		'dev',
		'root',
		'home',
		'opt',
		'srv',
		'mnt',
		'etc',
		'var/lib',
		'var/log/nginx',
		'var/lib/nginx',
		'run',
		'tmp',
		'app',
		'usr/local/bin',
		'usr/local/lib/node_modules',
	])
		mkdirSync(path.join(root, directory), { recursive: true });
	for (const link of ['bin', 'sbin', 'lib', 'lib64']) symlinkSync(`usr/${link}`, path.join(root, link));
	symlinkSync('/run', path.join(root, 'var/run'));
	symlinkSync('/usr/bin/mawk', path.join(root, 'usr/local/bin/awk'));
	chmodSync(path.join(root, 'tmp'), 0o1777);
	cpSync(path.join(here, 'rootfs'), root, { recursive: true });
	cpSync(process.execPath, path.join(root, 'usr/local/bin/node'));
	cpSync(npmDirectory(), path.join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
	for (const name of ['npm', 'npx'])
		symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, path.join(root, 'usr/local/bin', name));
	// Debian's wrapper of these is Perl.
	for (const name of readdirSync('/usr/lib/postgresql/15/bin'))
		symlinkSync(`/usr/lib/postgresql/15/bin/${name}`, path.join(root, 'usr/local/bin', name));
	writeFileSync(path.join(root, 'etc/debian_version'), readFileSync('/etc/debian_version'));
}

function build() {
	const directory = mkdtempSync(path.join(tmpdir(), 'runbook-base-image-'));
	try {
		const archive = path.join(directory, 'base.tar');
		const list = path.join(directory, 'files');
		const root = path.join(directory, 'root');
		mkdirSync(root);
		layOut(root);
		const packaged = filesOf(packages).filter((file) => !lstatSync(path.join(root, file), { throwIfNoEntry: false }));
		writeFileSync(list, packaged.map((file) => `${file.slice(1)}\n`).join(''));
		const owner = ['--owner=0', '--group=0', '--numeric-owner'];
		execFileSync('tar', ['-cf', archive, ...owner, '-C', root, '.', '-C', '/', '--no-recursion', '-T', list]);
		docker(
			'import',
			'--change',
			'ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin LANG=C.UTF-8',
			'--change',
			'WORKDIR /app',
			archive,
			image,
		);
	} finally {
		rmSync(directory, { recursive: true, force: true });
	}
}

if (!exists()) build();
console.log(image);
