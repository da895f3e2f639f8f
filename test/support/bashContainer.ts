import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTool } from './requireTool.ts';

/** Programs of the image: nothing but a shell and what makes processes that last. */
const programs = ['bash', 'sleep', 'setsid', 'cat', 'head', 'tr', 'ls'];

export interface BashContainer {
	name: string;
	image: string;
	stop(): void;
}

/** Runs a container of an image from scratch: bash, a few programs, and the libraries that `ldd` names. */
export function startBashContainer(env: Record<string, string>): BashContainer {
	const docker = (...words: string[]): string =>
		execFileSync('docker', words, { env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe' });
	const root = mkdtempSync(path.join(tmpdir(), 'runbook-image-'));
	const image = `runbook-bash:${createHash('sha256').update(programs.join()).digest('hex').slice(0, 12)}`;
	try {
		layOut(root);
		const archive = path.join(root, 'image.tar');
		execFileSync('tar', ['-C', path.join(root, 'root'), '-cf', archive, '.']);
		docker('import', '--change', 'ENV PATH=/bin', archive, image);
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
	const name = `runbook-bash-${randomUUID().slice(0, 8)}`;
	docker('run', '--detach', '--init=false', '--network', 'none', '--name', name, image, '/bin/sleep', '3600');
	return { name, image, stop: () => void docker('rm', '--force', name) };
}

function layOut(root: string): void {
	const files = programs.map((program) => [program, findTool(program) ?? ''] as const);
	const libraries = new Set(files.flatMap(([, file]) => librariesOf(file)));
	for (const directory of ['bin', 'tmp', 'proc', 'dev'])
		mkdirSync(path.join(root, 'root', directory), { recursive: true });
	for (const [program, file] of files) copyFileSync(realpathSync(file), path.join(root, 'root/bin', program));
	symlinkSync('bash', path.join(root, 'root/bin/sh'));
	for (const library of libraries) {
		const copy = path.join(root, 'root', library);
		mkdirSync(path.dirname(copy), { recursive: true });
		copyFileSync(realpathSync(library), copy);
	}
}

function librariesOf(file: string): string[] {
	const listing = execFileSync('ldd', [file], { encoding: 'utf8' });
	return [...listing.matchAll(/(\/\S+) \(0x/g)].map(([, library = '']) => library);
}
