import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startBashContainer } from '../../../support/bashContainer.ts';
import { requireEngine } from '../../../support/dockerEngine.ts';
import { execute, fence, shell, temporaryDirectory } from '../../../support/execution.ts';
import { requireTool } from '../../../support/requireTool.ts';

const frontmatter = (target: Record<string, unknown>): string =>
	`---\nrunbook: { targets: { far: ${JSON.stringify(target)} } }\n---\n\n`;

describe('kubectl', () => {
	/** A real client and no cluster: what it refuses is the address, so it took every word before. */
	test('takes all our words, and the step says that the cluster does not answer', async (context) => {
		requireTool(context, 'kubectl', 'starts the real client');
		const directory = await temporaryDirectory();
		const config = {
			apiVersion: 'v1',
			kind: 'Config',
			clusters: [{ name: 'none', cluster: { server: 'http://127.0.0.1:1' } }],
			contexts: [{ name: 'none', context: { cluster: 'none', user: '' } }],
		};
		await writeFile(path.join(directory, 'config'), JSON.stringify(config));
		const target = { type: 'kubectl', pod: 'web-0', container: 'app', namespace: 'shop', context: 'none' };
		const source = frontmatter(target) + shell('a', 'true', 'target=far');
		const { exitCode, report } = await execute(directory, source, [], { KUBECONFIG: path.join(directory, 'config') });
		expect(exitCode).toBe(1);
		expect(report.problems[0]?.message).toMatch(
			/no session could be opened on the pod web-0: .*127\.0\.0\.1:1.*refused/s,
		);
	});

	// Only where somebody names a pod of a cluster: there is none to start here.
	const pod = process.env['RUNBOOK_TEST_POD'];
	if (pod === undefined) return;
	test('runs commands in the pod that RUNBOOK_TEST_POD names', async (context) => {
		requireTool(context, 'kubectl', 'starts the real client');
		const source =
			frontmatter({ type: 'kubectl', pod }) +
			shell('a', 'cd /; X=1', 'target=far') +
			shell('b', 'echo "$PWD $X"', 'target=far', fence('output', '/ 1'));
		expect((await execute(await temporaryDirectory(), source)).exitCode).toBe(0);
	});
});

test('compose runs commands in a service of the project', async (context) => {
	requireTool(context, 'docker-compose', 'starts a project');
	const engine = await requireEngine(context, 'starts a project');
	const directory = await temporaryDirectory();
	const container = startBashContainer(engine);
	container.stop();
	const project = `runbook-${randomUUID().slice(0, 8)}`;
	const service = { image: container.image, command: ['/bin/sleep', '3600'], network_mode: 'none' };
	await writeFile(path.join(directory, 'far.yml'), JSON.stringify({ version: '3', services: { app: service } }));
	const compose = (...words: string[]): unknown =>
		execFileSync('docker-compose', ['-f', 'far.yml', '-p', project, ...words], {
			cwd: directory,
			env: { ...process.env, ...engine },
			stdio: 'pipe',
		});
	compose('up', '-d');
	onTestFinished(() => void compose('down', '-t', '0'));
	const source =
		frontmatter({ type: 'compose', service: 'app', file: 'far.yml', project, env: { WHO: 'app' } }) +
		shell('a', 'cd /tmp; X=1; cat', 'target=far') +
		shell(
			'b',
			'echo "$PWD $X $WHO"; echo err >&2',
			'target=far',
			fence('output', '/tmp 1 app') + fence('output of=stderr', 'err'),
		);
	const { exitCode, status } = await execute(directory, source, [], engine);
	expect([exitCode, status]).toEqual([0, { a: 'passed', b: 'passed' }]);
}, 120_000);
