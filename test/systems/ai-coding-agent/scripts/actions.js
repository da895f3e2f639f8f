// Workflow runs without the gh program: npm run actions:list, actions:watch, actions:dispatch:rotate
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, readArguments } from './arguments.js';

const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY, GITHUB_TOKEN } = process.env;
const command = process.argv.splice(2, 1)[0];
if (!GITHUB_REPOSITORY || !GITHUB_TOKEN) fail('GITHUB_REPOSITORY (owner/name) and GITHUB_TOKEN must be set');

async function ask(path, init = {}) {
	const headers = { authorization: `Bearer ${GITHUB_TOKEN}`, accept: 'application/vnd.github+json' };
	const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/actions/${path}`, { ...init, headers });
	if (response.status === 404) return undefined;
	if (!response.ok) fail(`GitHub answers ${response.status} for ${path}: ${await response.text()}`);
	return response.status === 204 ? true : response.json();
}

const show = (run) => console.log(`${run.id}  ${run.conclusion ?? run.status}  ${run.name}  ${run.head_branch}`);

async function latest(workflow, count) {
	const found = await ask(`${workflow ? `workflows/${workflow}/` : ''}runs?per_page=${count}`);
	if (found === undefined) console.log(`Tip: there is no workflow ${workflow}; leave --workflow out to see all runs.`);
	else if (found.workflow_runs.length === 0)
		console.log('Tip: there are no recent runs; push a commit, or dispatch a workflow.');
	return found?.workflow_runs ?? [];
}

async function watch(run) {
	while (run.status !== 'completed') {
		await sleep(1000);
		run = await ask(`runs/${run.id}`);
	}
	show(run);
	if (run.conclusion !== 'success') process.exitCode = 1;
}

async function rotate({ env, days }) {
	const secret = 'LICENSE_PRIVATE_KEY_PEM';
	if (!(await ask(`secrets/${secret}`))) fail(`the repository has no secret ${secret}: nothing was dispatched`);
	const body = JSON.stringify({ ref: 'main', inputs: { environment: env, days } });
	if (!(await ask('workflows/rotate.yml/dispatches', { method: 'POST', body })))
		fail('there is no workflow rotate.yml');
	console.log(`rotation for ${env} was dispatched`);
}

if (command === 'list') {
	const { workflow } = readArguments('npm run actions:list -- --workflow=ci.yml', { workflow: '' });
	for (const run of await latest(workflow, 10)) show(run);
} else if (command === 'watch') {
	const { workflow } = readArguments('npm run actions:watch -- --workflow=ci.yml', { workflow: '' });
	for (const run of await latest(workflow, 1)) await watch(run);
} else {
	await rotate(
		readArguments('npm run actions:dispatch:rotate -- --env=production --days=7', { env: 'staging', days: '30' }),
	);
}
