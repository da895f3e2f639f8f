// What the forge knows: the bare repository, and one JSON file of what was added through the API.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createWorkflows } from './workflows.js';

const idOf = (text) => Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 10), 16);
const rawKey = generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);

/** `slug` is OWNER/NAME. `file` holds `secrets` (names), `failing` (workflow files), `dispatched`, `releases`. */
export function createState(repository, slug, file) {
	const { refs, workflowsAt, contents } = createWorkflows(repository);
	const kept = { secrets: [], failing: [], dispatched: [], releases: [], ...JSON.parse(readFileSync(file, 'utf8')) };
	const assets = new Map();
	const since = new Map();
	const keep = () => writeFileSync(file, JSON.stringify(kept, null, '\t'));
	const workflows = () =>
		workflowsAt('main').map(({ path, name }) => ({ id: idOf(path), name, path, state: 'active' }));
	const workflow = (key) =>
		workflows().find(({ id, path, name }) => [String(id), path.split('/').at(-1), path, name].includes(key));

	/** A run is on its way for a second after it was first asked for. */
	function runOf({ path, name }, { branch, sha, date, event, id }) {
		const key = id ?? idOf(`${path} ${branch} ${sha} ${event}`);
		const now = performance.now();
		const fresh = now - (since.get(key) ?? since.set(key, now).get(key)) < 1000;
		const url = `http://api.github.localhost/repos/${slug}/actions/runs/${key}`;
		const ended = fresh
			? { status: 'in_progress', conclusion: null }
			: { status: 'completed', conclusion: kept.failing.includes(path.split('/').at(-1)) ? 'failure' : 'success' };
		const dates = { created_at: date, updated_at: date, run_started_at: date };
		const more = {
			head_commit: { message: name },
			run_number: 1,
			run_attempt: 1,
			display_title: name,
			html_url: `http://github.localhost/runs/${key}`,
			url,
			// Without it gh asks for the jobs at `/`, and ends its watch over the refusal as if the run had ended.
			jobs_url: `${url}/jobs`,
		};
		return {
			id: key,
			name,
			path,
			workflow_id: idOf(path),
			head_branch: branch,
			head_sha: sha,
			event,
			...dates,
			...more,
			...ended,
		};
	}

	function runs() {
		const pushed = refs().flatMap((ref) =>
			workflowsAt(ref.sha)
				.filter((one) => one.runsOnPush(ref))
				.map((one) => runOf(one, { branch: ref.name, sha: ref.sha, date: ref.date, event: 'push' })),
		);
		const dispatched = kept.dispatched.map((one) => runOf(one, { ...one, event: 'workflow_dispatch' }));
		return [...dispatched, ...pushed].toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1));
	}

	function dispatch(key, { ref, inputs = {} }) {
		const named = workflow(key);
		const one = workflowsAt(ref).find(({ path }) => path === named?.path);
		if (!one) return { code: 404, body: { message: `no workflow ${key}` } };
		const fault = one.whyNotDispatched(inputs);
		if (fault) return { code: 422, body: { message: fault } };
		const date = new Date().toISOString();
		kept.dispatched.push({
			path: one.path,
			name: one.name,
			branch: ref,
			sha: refs()[0].sha,
			date,
			inputs,
			id: idOf(date + one.path),
		});
		keep();
		return { code: 204 };
	}

	function keepSecret(name, body) {
		if (!body.encrypted_value) return { code: 422, body: { message: 'encrypted_value is missing' } };
		kept.secrets = [...new Set([...kept.secrets, name])];
		keep();
		return { code: 201, body: {} };
	}

	const hasTag = (name) => refs().some((ref) => ref.type === 'tag' && ref.name === name);

	function release({ tag_name, name, body, draft = false, prerelease = false }, address) {
		if (!hasTag(tag_name)) return { code: 422, body: { message: `there is no tag ${tag_name}` } };
		const id = idOf(tag_name);
		const date = new Date().toISOString();
		const urls = {
			url: `${address}/releases/${id}`,
			upload_url: `${address}/releases/${id}/assets`,
			html_url: `${address}/releases/tag/${tag_name}`,
		};
		const made = {
			id,
			tag_name,
			name,
			body,
			draft,
			prerelease,
			...urls,
			created_at: date,
			published_at: date,
			assets: [],
			author: { login: 'release' },
		};
		kept.releases.unshift(made);
		keep();
		return { code: 201, body: made };
	}

	function changeRelease(id, change) {
		const one = kept.releases.find((made) => String(made.id) === id);
		if (one) Object.assign(one, change);
		keep();
		return one;
	}

	function upload(id, name, bytes, address) {
		const one = kept.releases.find((made) => String(made.id) === id);
		if (!one) return { code: 404, body: { message: 'no release' } };
		const asset = {
			id: idOf(`${id} ${name}`),
			name,
			size: bytes.length,
			state: 'uploaded',
			content_type: 'application/octet-stream',
		};
		assets.set(String(asset.id), bytes);
		one.assets.push({ ...asset, url: `${address}/releases/assets/${asset.id}` });
		keep();
		return { code: 201, body: asset };
	}

	return {
		workflows,
		workflow,
		runs,
		run: (id) => runs().find((one) => String(one.id) === id),
		jobs: (run) => [
			{
				id: run.id,
				name: run.name,
				status: run.status,
				conclusion: run.conclusion,
				started_at: run.created_at,
				completed_at: run.updated_at,
				steps: [],
			},
		],
		dispatch,
		hasTag,
		contents,
		publicKey: { key_id: '1', key: rawKey.toString('base64') },
		secrets: () =>
			kept.secrets.map((name) => ({ name, created_at: '2024-01-01T00:00:00Z', updated_at: '2024-01-01T00:00:00Z' })),
		keepSecret,
		releases: () => kept.releases,
		release,
		changeRelease,
		upload,
		asset: (id) => (assets.has(id) ? { bytes: assets.get(id) } : { code: 404, body: { message: 'no asset' } }),
	};
}
