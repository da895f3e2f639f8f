import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { unmetRequirements } from '../../../../runner/execute/requirements/unmet.ts';

const nothing = { tools: {}, env: [], files: [], ports: { free: [], open: [] }, config: [] };

async function listen(): Promise<number> {
	const server = createServer();
	onTestFinished(() => void server.close());
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return (server.address() as AddressInfo).port;
}

const key = (text: string, equals: string | number) => ({ file: 'pod.yaml', key: text, equals });

describe('unmetRequirements', () => {
	let workspace = '';
	beforeEach(async () => {
		workspace = await mkdtemp(path.join(tmpdir(), 'requirements-'));
		onTestFinished(() => rm(workspace, { recursive: true, force: true }));
	});
	const unmet = (given: Partial<Parameters<typeof unmetRequirements>[0]>): Promise<string[]> =>
		unmetRequirements({ ...nothing, ...given }, { workspace, env: process.env });

	test('tools: presence and version', async () => {
		expect(await unmet({ tools: { git: '*', node: '>=20', bash: '>=3' } })).toEqual([]);
		expect(await unmet({ tools: { 'no-such-tool': '*' } })).toEqual(['no-such-tool is not on the PATH']);
		expect(await unmet({ tools: { node: '>=999' } })).toEqual([`node is ${process.versions.node}, expected >=999`]);
		expect(await unmet({ tools: { node: 'newest' } })).toEqual(['"newest" is no version range, such as ">=2.30"']);
	});

	test('environment and files', async () => {
		await writeFile(path.join(workspace, 'here.txt'), '');
		expect(await unmet({ env: ['PATH'], files: ['here.txt'] })).toEqual([]);
		expect(await unmet({ env: ['NO_SUCH_VARIABLE'], files: ['gone.txt'] })).toEqual([
			'the environment has no NO_SUCH_VARIABLE',
			`gone.txt does not exist in ${workspace}`,
		]);
	});

	test('ports', async () => {
		const port = await listen();
		expect(await unmet({ ports: { free: [], open: [port] } })).toEqual([]);
		expect(await unmet({ ports: { free: [port], open: [] } })).toEqual([`port ${port} is in use`]);
		expect(await unmet({ ports: { free: [], open: [1] } })).toEqual(['nothing listens on port 1']);
	});

	test('entries of lists, by their place and by what they hold', async () => {
		const yaml = 'spec:\n  containers:\n    - name: web\n      ports: [80, 8080]\n"spec[0]": literal\n';
		await writeFile(path.join(workspace, 'pod.yaml'), yaml);
		const holds = [key('spec.containers[name=web].ports[-1]', 8080), key('spec[0]', 'literal')];
		expect(await unmet({ config: holds })).toEqual([]);
		expect(
			await unmet({ config: [key('spec.containers[name=api].ports[0]', 80), key('spec.containers[', 1)] }),
		).toEqual(['pod.yaml has no key spec.containers[name=api].ports[0]', 'pod.yaml has no key spec.containers[']);
	});

	test('keys of YAML, JSON and dotenv files', async () => {
		await writeFile(path.join(workspace, 'compose.yml'), 'services:\n  web:\n    image: web:1.2\n"a.b": dotted\n');
		await writeFile(path.join(workspace, 'package.json'), '{"scripts":{"build":"tsc"}}');
		await writeFile(path.join(workspace, '.env.staging'), 'PORT=8080\n');
		const config = [
			{ file: 'compose.yml', key: 'services.web.image', matches: '^web:' },
			{ file: 'compose.yml', key: 'a.b', equals: 'dotted' },
			{ file: 'package.json', key: 'scripts.build' },
			{ file: '.env.staging', key: 'PORT', equals: 8080 },
		];
		expect(await unmet({ config })).toEqual([]);
		const broken = [
			{ file: 'compose.yml', key: 'services.api.image' },
			{ file: 'compose.yml', key: 'services.web.image', equals: 'web:2' },
			{ file: '.env.staging', key: 'PORT', matches: '^9' },
		];
		expect(await unmet({ config: broken })).toEqual([
			'compose.yml has no key services.api.image',
			'compose.yml: services.web.image is web:1.2, expected web:2',
			'.env.staging: PORT is 8080, which does not match ^9',
		]);
		expect((await unmet({ config: [{ file: 'gone.yml', key: 'a' }] }))[0]).toContain("gone.yml can't be read");
	});
});
