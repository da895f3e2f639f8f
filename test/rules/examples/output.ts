import { fence, step } from './example.ts';
import type { RuleExample } from './example.ts';

const plain = { trips: [], passes: [] };
const said = (answer: string): string =>
	step('shell[Greet]{#greet}', fence('bash', 'echo hello'), fence('output', answer));
const request = (status: string): string =>
	step(`http[It is healthy]{#healthy${status}}`, fence('http', 'GET http://127.0.0.1:{{port}}/')).replace(
		'# Example',
		'---\nrunbook:\n  inputs:\n    port:\n      type: number\n---\n\n# Example',
	);
const undone = (command: string): string =>
	step('shell[Make it]{#make}', fence('bash', 'touch made'), fence('bash undo', command));
const captured = (answer: string): string =>
	step(
		'shell[Ask for the replicas]{#replicas}',
		fence('bash', `echo "${answer}"`),
		fence('yaml capture', "count: { regex: 'replicas: (\\d+)' }"),
	);
const background = (ready: string): string =>
	step('shell[Start the server]{#server background timeout=2s}', fence('bash', 'sleep 30'), fence('bash ready', ready));
const confirmed = step('shell[Clear the cache]{#clear confirm}', fence('bash', 'echo cleared'));

/** Rules about what a step answered when it was executed. `PORT` in arguments is that of a service that answers 200. */
export const outputExamples: Record<string, RuleExample> = {
	'output/mismatch': { trips: said('good morning'), passes: said('hello'), run: plain },
	'output/exit': {
		trips: step('shell[Look]{#look}', fence('bash', 'test -e missing')),
		passes: step('shell[Look]{#look exit=1}', fence('bash', 'test -e missing')),
		run: plain,
	},
	'output/check': {
		trips: step('shell[Make it]{#make}', fence('bash', 'echo touch made'), fence('bash check', 'test -e made')),
		passes: step('shell[Make it]{#make}', fence('bash', 'touch made'), fence('bash check', 'test -e made')),
		run: plain,
	},
	'output/timeout': {
		trips: step('shell[Wait]{#wait timeout=200ms}', fence('bash', 'sleep 30')),
		passes: step('shell[Wait]{#wait timeout=30s}', fence('bash', 'sleep 0.01')),
		run: plain,
	},
	'output/status': {
		trips: request(' status=201'),
		passes: request(' status=200'),
		run: { trips: ['--input', 'port=PORT'], passes: ['--input', 'port=PORT'] },
	},
	'output/no-response': {
		trips: request(''),
		passes: request(''),
		run: { trips: ['--input', 'port=9'], passes: ['--input', 'port=PORT'] },
		note: 'The first is run with a port at which nothing listens.',
	},
	'output/requirement': {
		trips: step('require[Prerequisites]{#before}', fence('yaml', 'files: [missing.txt]')),
		passes: step('require[Prerequisites]{#before}', fence('yaml', 'files: [runbook.mdx]')),
		run: plain,
	},
	'output/not-confirmed': {
		trips: confirmed,
		passes: confirmed,
		run: { trips: [], passes: ['--yes'] },
		note: 'The first is run where nobody can be asked, the second with `--yes`.',
	},
	'output/session-lost': {
		trips: step('shell[Check the script]{#script}', fence('bash', 'set -n')),
		passes: step('shell[Check the script]{#script}', fence('bash', 'bash -n -c true')),
		run: plain,
	},
	'output/capture': { trips: captured('replicas: many'), passes: captured('replicas: 3'), run: plain },
	'output/not-ready': { trips: background('false'), passes: background('true'), run: plain },
	'output/undo': {
		trips: undone('false'),
		passes: undone('rm made'),
		run: { trips: ['--undo', 'always'], passes: ['--undo', 'always'] },
	},
};

/** Rules that no document brings about on every machine, and what does. */
export const withoutExample: Record<string, string> = {
	'output/file': 'It depends on the disk: permissions, room, or a change by somebody else meanwhile.',
	'output/journal': 'It depends on the disk: the directory `.runbook` can no longer be written.',
	'output/unknown': 'It is reported when a run that was killed is resumed.',
	'output/browser': 'It depends on a browser: what a page shows is not what the step expects.',
	'output/rows': 'It depends on a database: a query gives other rows than the document says.',
	'output/sql': 'It depends on a database: it refuses a statement that its grammar allows.',
	'reference/sql': 'It depends on a database: with `--probe` it is asked to explain a statement, and cannot.',
	'output/untested': 'It is reported by `runbook-exec test` on a machine that lacks a declared tool.',
	'output/not-approved': 'It depends on who is there: an `approve` step without its phrase.',
	'output/not-chosen': 'It depends on who is there: a `choose` step without an answer.',
	'surface/extra-argument':
		'It is certain only of programs whose parser counts arguments, such as those written with argparse or clap.',
	'language/no-value': 'It depends on the values that a run is given.',
};
