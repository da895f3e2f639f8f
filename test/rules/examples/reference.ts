import { commands, fence, step } from './example.ts';
import type { RuleExample } from './example.ts';

const settings = (name: string): string =>
	`# Example\n\n${fence('yaml', 'apiVersion: apps/v1', 'kind: Deployment', 'metadata:', '  name: api', 'spec:', `  ${name}: 3`, '  selector: { matchLabels: { app: api } }', '  template:', '    metadata: { labels: { app: api } }', '    spec: { containers: [{ name: api, image: "api:1.4" }] }')}`;
const required = (value: string): string =>
	step(
		'require[Prerequisites]{#before}',
		fence('yaml', 'config:', '  - file: package.json', '    key: name', `    equals: ${value}`),
	);
const edited = (key: string): string =>
	step('edit[Set the port]{#port path=config/app.json}', fence('yaml', `- set: ${key}`, '  to: 8080'));

/** Rules about what the repository has. */
export const referenceExamples: Record<string, RuleExample> = {
	'reference/runbook': {
		trips: step('call[Stop the worker]{#worker runbook=./stop-wroker.mdx}'),
		passes: step('call[Stop the worker]{#worker runbook=./stop-worker.mdx}'),
		files: { 'docs/stop-worker.mdx': step('manual[Stop it]{#stop}') },
	},
	'reference/npm-script': { trips: commands('npm run biuld'), passes: commands('npm run build') },
	'reference/script-flag': { trips: commands('npm run build --watch'), passes: commands('npm run build -- --watch') },
	'reference/make-variable': {
		trips: commands('make migrate SERVCES=api'),
		passes: commands('make migrate SERVICES=api'),
	},
	'reference/make-target': { trips: commands('make migrtae'), passes: commands('make migrate') },
	'reference/just-recipe': { trips: commands('just restrat api'), passes: commands('just restart api') },
	'reference/task': { trips: commands('task reidnex'), passes: commands('task reindex') },
	'reference/compose-file': {
		trips: commands('docker compose -f deploy/compose.yml ps'),
		passes: commands('docker compose -f deploy/compose.cache.yml ps'),
	},
	'reference/compose-service': {
		trips: commands('docker compose logs wroker'),
		passes: commands('docker compose logs worker'),
	},
	'reference/compose-profile': {
		trips: commands('docker compose --profile job up -d'),
		passes: commands('docker compose --profile jobs up -d'),
	},
	'reference/dockerfile': {
		trips: commands('docker build -f ops/Dockerfile .'),
		passes: commands('docker build -f Dockerfile .'),
	},
	'reference/docker-stage': {
		trips: commands('docker build --target builder -t shop .'),
		passes: commands('docker build --target build -t shop .'),
	},
	'reference/docker-copy': {
		trips: commands('docker build -f deploy/Dockerfile -t shop .'),
		passes: commands('docker build -t shop .'),
	},
	'reference/build-argument': {
		trips: commands('docker build -f deploy/Dockerfile --build-arg VERSON=2 -t shop .'),
		passes: commands('docker build -f deploy/Dockerfile --build-arg VERSION=2 -t shop .'),
	},
	'reference/environment-variable': {
		trips: commands('DATABSE_URL=postgres://db/shop npm run build'),
		passes: commands('DATABASE_URL=postgres://db/shop npm run build'),
	},
	'reference/http-path': {
		trips: commands('curl -fsS http://localhost:8080/api/v1/ordres'),
		passes: commands('curl -fsS http://localhost:8080/api/v1/orders'),
	},
	'reference/sql-syntax': {
		trips: commands("psql -c 'SELECT id FORM orders'"),
		passes: commands("psql -c 'SELECT id FROM orders'"),
	},
	'reference/workflow': {
		trips: commands('gh workflow run rollbak.yml -f environment=staging'),
		passes: commands('gh workflow run rollback.yml -f environment=staging'),
	},
	'reference/workflow-input': {
		trips: commands('gh workflow run rollback.yml -f environment=prod'),
		passes: commands('gh workflow run rollback.yml -f environment=production'),
	},
	'reference/manifest': {
		trips: commands('kubectl apply -f deploy/k8s/apis.yaml'),
		passes: commands('kubectl apply -f deploy/k8s/api.yaml'),
	},
	'reference/manifest-field': { trips: settings('replica'), passes: settings('replicas') },
	'reference/kubernetes-object': {
		trips: commands('kubectl rollout status deployment/apis'),
		passes: commands('kubectl rollout status deployment/api'),
	},
	'reference/python-module': {
		trips: commands('cd backend', 'python -m app.server'),
		passes: commands('cd backend', 'python -m app.serve'),
	},
	'reference/file': { trips: commands('./scripts/restor.sh'), passes: commands('./scripts/restore.sh') },
	'reference/directory': { trips: commands('cd backned'), passes: commands('cd backend') },
	'reference/config': { trips: required('store'), passes: required('shop') },
	'reference/config-syntax': {
		trips: edited('port').replace('app.json', 'broken.json'),
		passes: edited('port'),
		files: { 'config/app.json': '{ "port": 80 }\n', 'config/broken.json': '{ "port": 80\n' },
	},
	'reference/key': {
		trips: edited('prot'),
		passes: edited('port'),
		files: { 'config/app.json': '{ "port": 80 }\n' },
	},
	'reference/link': {
		trips: '# Example\n\nSee [how](guides/resotre.md).\n',
		passes: '# Example\n\nSee [how](guides/restore.md).\n',
	},
	'reference/anchor': {
		trips: '# Example\n\nSee [below](#resotre).\n\n## Restore\n',
		passes: '# Example\n\nSee [below](#restore).\n\n## Restore\n',
	},
	'reference/image': {
		trips: '# Example\n\n![The parts](parts.png)\n',
		passes: '# Example\n\n![The parts](overview.png)\n',
		files: { 'docs/overview.png': '' },
	},
	'reference/wiki-link': {
		trips: '# Example\n\nSee [[compose]] and [[resotre]].\n',
		passes: '# Example\n\nSee [[compose]] and [[restore]].\n',
	},
};
