import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { projectRoot } from './cli.ts';

/** Copies a site to `directory` and installs this package there as it would be published; the rest are links. */
export async function installSite(fixture: string, directory: string): Promise<void> {
	await cp(path.join(projectRoot, fixture), directory, { recursive: true });
	const modules = path.join(directory, 'node_modules');
	await mkdir(modules);
	for (const name of await readdir(path.join(projectRoot, 'node_modules'))) {
		if (!name.startsWith('.')) await symlink(path.join(projectRoot, 'node_modules', name), path.join(modules, name));
	}
	await unpackSelf(modules);
}

async function unpackSelf(modules: string): Promise<void> {
	const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', modules];
	const { stdout } = await execa('npm', pack, { cwd: projectRoot });
	const [packed] = JSON.parse(stdout) as { filename: string }[];
	if (!packed) throw new Error('npm packed nothing');
	const tarball = path.join(modules, packed.filename);
	const target = path.join(modules, 'runbook-exec');
	await mkdir(target);
	await execa('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
	await rm(tarball);
}
