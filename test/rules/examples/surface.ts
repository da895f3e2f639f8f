import { commands, fence, step } from './example.ts';
import type { RuleExample } from './example.ts';

/** Rules about the shell and the installed programs. */
export const surfaceExamples: Record<string, RuleExample> = {
	'shell/syntax': {
		trips: step('shell[Count the orders]{#count}', fence('bash', "grep -c 'order data/orders.sql")),
		passes: step('shell[Count the orders]{#count}', fence('bash', "grep -c 'order' data/orders.sql")),
	},
	'surface/tool-not-found': {
		trips: step('shell[See the commits]{#commits}', fence('bash', 'giit log')),
		passes: step('shell[See the commits]{#commits}', fence('bash', 'git log')),
	},
	'surface/unknown-subcommand': { trips: commands('git statsu'), passes: commands('git status') },
	'surface/unknown-flag': { trips: commands('git log --onelin'), passes: commands('git log --oneline') },
	'surface/bad-value': { trips: commands('ls --sort=tmie'), passes: commands('ls --sort=time') },
	'surface/missing-argument': { trips: commands('mkdir'), passes: commands('mkdir backups') },
	'surface/missing-value': { trips: commands('git commit -m'), passes: commands("git commit -m 'Roll back'") },
};
