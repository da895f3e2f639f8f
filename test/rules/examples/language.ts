import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readRunbook } from '../../../plugins/remark-runbook/index.ts';
import { projectRoot } from '../../support/cli.ts';
import { commands, fence, step } from './example.ts';
import type { RuleExample } from './example.ts';

const broken = path.join(projectRoot, 'test/fixtures/broken');
const nearMiss = path.join(projectRoot, 'test/fixtures/near-miss');

/** Rules about comments and files, which only a check meets. */
const checkExamples: Record<string, RuleExample> = {
	'language/ignore-comment': {
		trips: `<!-- runbook-ignore-next-block risk/retired-spelling -->\n\n${commands('egrep -c order data/orders.sql')}`,
		passes: commands('egrep -c order data/orders.sql').replace(
			'```bash',
			'<!-- runbook-ignore-next-block risk/retired-spelling -- the old hosts have nothing else -->\n\n```bash',
		),
	},
	'language/unused-ignore': {
		trips: commands('grep -c order data/orders.sql').replace(
			'```bash',
			'<!-- runbook-ignore-next-block risk/retired-spelling -- the old hosts have nothing else -->\n\n```bash',
		),
		passes: commands('egrep -c order data/orders.sql').replace(
			'```bash',
			'<!-- runbook-ignore-next-block risk/retired-spelling -- the old hosts have nothing else -->\n\n```bash',
		),
	},
	'language/unreadable': {
		trips: workspaceOf('../shp'),
		passes: workspaceOf('..'),
	},
	'language/content-syntax': {
		trips: step('file[Settings]{#settings path=settings.json}', fence('json', '{ "port": 8080,')),
		passes: step('file[Settings]{#settings path=settings.json}', fence('json', '{ "port": 8080 }')),
	},
	'language/call-recursion': {
		trips: step('call[Restart the worker]{#worker runbook=./restart-worker.mdx}'),
		passes: step('call[Stop the worker]{#worker runbook=./stop-worker.mdx}'),
		files: {
			'docs/restart-worker.mdx': step('call[All]{#all runbook=./language-call-recursion-trips.mdx}'),
			'docs/stop-worker.mdx': step('manual[Stop it]{#stop}'),
		},
		note: 'Here `restart-worker.mdx` calls this document.',
	},
	'language/no-steps': {
		trips: '# Example\n\nThere is nothing to run.\n',
		passes: step('shell[Greet]{#greet}', fence('bash', 'echo hello')),
		run: { trips: [], passes: [] },
		note: 'A check takes it as plain Markdown; to run it is the error.',
	},
};

function workspaceOf(directory: string): string {
	const text = step('shell[Build]{#build}', fence('bash', 'npm run build'));
	return `---\nrunbook:\n  workspace: ${directory}\n---\n\n${text}`;
}

/** The fixtures of the language, each rule by the shortest document that has this problem and no other. */
export function languageExamples(ids: readonly string[]): Record<string, RuleExample> {
	const documents = readdirSync(broken)
		.filter((name) => name.endsWith('.mdx'))
		.map((name) => readFileSync(path.join(broken, name), 'utf8'))
		.map((source) => ({ source, rules: new Set(readRunbook('x.mdx', source).problems.map(({ ruleId }) => ruleId)) }))
		.toSorted((a, b) => a.source.length - b.source.length);
	const found = ids.flatMap((id) => {
		const own = documents.find(({ rules }) => rules.size === 1 && [...rules][0] === id);
		const trips = own ?? documents.find(({ rules }) => [...rules].some((rule) => rule === id));
		if (!trips) return [];
		const passes = readFileSync(path.join(nearMiss, `${id.replace('language/', '')}.mdx`), 'utf8');
		return [[id, { trips: trips.source, passes }] as const];
	});
	return { ...Object.fromEntries(found), ...checkExamples };
}
