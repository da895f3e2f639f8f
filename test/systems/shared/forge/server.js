// The part of GitHub's REST API that runbooks ask, for one repository: server.js REPOSITORY.git OWNER/NAME STATE.json
// Runs follow from what was pushed and from the workflows' own triggers; STATE.json says which of them fail. Nothing is built.
// `gh` reaches it as a proxy of http://api.github.localhost, scripts by its address.
import { createServer } from 'node:http';
import { createState } from './state.js';

const [repository, slug, file] = process.argv.slice(2);
const state = createState(repository, slug, file);
const base = `/repos/${slug}`;

const not = (what) => ({ code: 404, body: { message: `Not Found: ${what}` } });
const found = (body) => (body === undefined ? not('nothing of this name') : { body });
const limited = (runs, query) => ({
	body: { total_count: runs.length, workflow_runs: runs.slice(0, Number(query.get('per_page') ?? 30)) },
});

function runsOf(query, workflow) {
	const wanted = [
		['branch', 'head_branch'],
		['event', 'event'],
		['status', 'status'],
		['head_sha', 'head_sha'],
	].filter(([name]) => query.get(name));
	const runs = state.runs().filter((run) => workflow === undefined || run.workflow_id === workflow.id);
	return limited(
		runs.filter((run) => wanted.every(([name, key]) => [run[key], run.conclusion].includes(query.get(name)))),
		query,
	);
}

const routes = [
	['GET', /^$/, () => ({ body: { name: slug.split('/')[1], full_name: slug, default_branch: 'main' } })],
	[
		'GET',
		/^\/actions\/workflows$/,
		() => ({ body: { total_count: state.workflows().length, workflows: state.workflows() } }),
	],
	['GET', /^\/actions\/workflows\/([^/]+)$/, ([name]) => found(state.workflow(name))],
	[
		'GET',
		/^\/actions\/workflows\/([^/]+)\/runs$/,
		([name], { query }) => (state.workflow(name) ? runsOf(query, state.workflow(name)) : not(name)),
	],
	['POST', /^\/actions\/workflows\/([^/]+)\/dispatches$/, ([name], { body }) => state.dispatch(name, body)],
	['GET', /^\/contents\/(.+)$/, ([path], { query }) => found(state.contents(path, query.get('ref') ?? 'main'))],
	['GET', /^\/actions\/runs$/, (_, { query }) => runsOf(query)],
	['GET', /^\/actions\/runs\/(\d+)$/, ([id]) => found(state.run(id))],
	['GET', /^\/actions\/runs\/(\d+)\/jobs$/, ([id]) => found(state.run(id) && { jobs: state.jobs(state.run(id)) })],
	['GET', /^\/check-runs\/\d+\/annotations$/, () => ({ body: [] })],
	['GET', /^\/actions\/secrets$/, () => ({ body: { total_count: state.secrets().length, secrets: state.secrets() } })],
	['GET', /^\/actions\/secrets\/public-key$/, () => ({ body: state.publicKey })],
	['GET', /^\/actions\/secrets\/([^/]+)$/, ([name]) => found(state.secrets().find((secret) => secret.name === name))],
	['PUT', /^\/actions\/secrets\/([^/]+)$/, ([name], { body }) => state.keepSecret(name, body)],
	['POST', /^\/releases$/, (_, { body, origin }) => state.release(body, `${origin}${base}`)],
	['GET', /^\/releases$/, () => ({ body: state.releases() })],
	['GET', /^\/releases\/latest$/, () => found(state.releases().find(({ draft }) => !draft))],
	['GET', /^\/releases\/tags\/(.+)$/, ([tag]) => found(state.releases().find(({ tag_name }) => tag_name === tag))],
	['PATCH', /^\/releases\/(\d+)$/, ([id], { body }) => found(state.changeRelease(id, body))],
	[
		'POST',
		/^\/releases\/(\d+)\/assets$/,
		([id], { query, bytes, origin }) => state.upload(id, query.get('name'), bytes, `${origin}${base}`),
	],
	['GET', /^\/releases\/assets\/(\d+)$/, ([id]) => state.asset(id)],
];

/** The two questions that gh asks in GraphQL: whether a tag is there, and whether a draft of a release is. */
function graphql({ query, variables }) {
	const name = /^refs\/tags\/(.+)$/.exec(variables.tagName ?? variables.qualifiedName ?? '')?.[1];
	const ref = state.hasTag(name) ? { id: name } : null;
	return { body: { data: { repository: query.includes('release(') ? { release: null } : { ref } } } };
}

function answer(method, url, bytes) {
	const { pathname, searchParams: query, origin } = url;
	if (pathname === '/graphql') return graphql(JSON.parse(bytes));
	const rest = pathname.replace(/^\/api\/v3/, '');
	if (!rest.startsWith(base)) return not(pathname);
	for (const [verb, pattern, handle] of routes) {
		const match = verb === method ? pattern.exec(rest.slice(base.length)) : null;
		if (match === null) continue;
		const json = /^[{[]/.test(bytes.toString('utf8', 0, 1)) && verb !== 'GET' && !query.has('name');
		const body = json ? JSON.parse(bytes) : {};
		return handle(match.slice(1).map(decodeURIComponent), { query, bytes, body, origin });
	}
	return not(`${method} ${rest}`);
}

const server = createServer(async (request, response) => {
	const chunks = [];
	for await (const chunk of request) chunks.push(chunk);
	const url = new URL(request.url, `http://${request.headers.host}`);
	const authorized = /^(?:token|bearer) ./i.test(request.headers.authorization ?? '');
	const {
		code = 200,
		body,
		bytes,
	} = authorized
		? answer(request.method, url, Buffer.concat(chunks))
		: { code: 401, body: { message: 'Requires authentication' } };
	if (code === 404) console.error(`404 ${request.method} ${url.href}`);
	const type = bytes ? 'application/octet-stream' : 'application/json; charset=utf-8';
	// gh holds the scopes of a token against what it needs.
	response.writeHead(code, { 'content-type': type, 'x-oauth-scopes': 'repo, workflow' });
	response.end(bytes ?? (body === undefined ? undefined : JSON.stringify(body)));
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
