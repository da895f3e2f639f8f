import type { RuleText } from './rule.ts';

/** Rules about what commands and prose name in the repository. */
export const referenceRules = {
	'reference/npm-script': {
		severity: 'error',
		summary: 'A package script that does not exist',
		why: 'The package manager stops with “missing script”: it was renamed, removed, or belongs to another package.',
		mend: 'Use a script of the `package.json` that applies in that directory.',
	},
	'reference/make-target': {
		severity: 'error',
		summary: 'A make target that does not exist',
		why: 'Make stops with “no rule to make target”.',
		mend: 'Use a target of the makefile that applies in that directory.',
	},
	'reference/just-recipe': {
		severity: 'error',
		summary: 'A just recipe that does not exist or takes other arguments',
		why: 'Just stops before it runs anything.',
		mend: 'Use a recipe of the justfile, with as many arguments as it takes.',
	},
	'reference/task': {
		severity: 'error',
		summary: 'A task, session, crate or dependency group that the project does not define',
		why: 'Task, tox, nox, cargo, composer, poetry or uv stop with “not found”.',
		mend: 'Use a name of the project’s own file, which the message names.',
	},
	'reference/compose-file': {
		severity: 'error',
		summary: 'A compose file that does not exist',
		why: 'Compose cannot read its configuration and does nothing.',
		mend: 'Correct the path after `-f`, or change to the directory that holds the file.',
	},
	'reference/compose-service': {
		severity: 'error',
		summary: 'A service that the compose files do not define',
		why: 'Compose stops with “no such service”.',
		mend: 'Use a name under `services`, or name the compose file that defines it with `-f`.',
	},
	'reference/compose-profile': {
		severity: 'error',
		summary: 'A profile that no service has',
		why: 'Compose starts without the services that the profile was to bring.',
		mend: "Use a name from a service's `profiles`.",
	},
	'reference/dockerfile': {
		severity: 'error',
		summary: 'A Dockerfile that does not exist',
		why: 'The build stops before its first step.',
		mend: 'Correct the path after `-f`; it counts from where the command runs.',
	},
	'reference/docker-stage': {
		severity: 'error',
		summary: 'A build stage that the Dockerfile does not have',
		why: 'The build stops: `--target` names no `FROM … AS`.',
		mend: 'Use a stage name of the Dockerfile.',
	},
	'reference/workflow': {
		severity: 'error',
		summary: 'A workflow that does not exist or cannot be started by hand',
		why: 'GitHub finds no such workflow, or the workflow has no `workflow_dispatch` trigger.',
		mend: 'Use a file or name from `.github/workflows`, and give it the trigger.',
	},
	'reference/workflow-input': {
		severity: 'error',
		summary: 'An input that the workflow does not take',
		why: 'GitHub refuses a dispatch with an unknown, missing or wrongly typed input.',
		mend: 'Use the inputs that the workflow lists under `workflow_dispatch`.',
	},
	'reference/manifest': {
		severity: 'error',
		summary: 'A Kubernetes manifest that does not exist',
		why: '`kubectl` has nothing to apply and stops.',
		mend: 'Correct the path; it counts from where the command runs.',
	},
	'reference/manifest-field': {
		severity: 'error',
		summary: 'A field that the Kubernetes API refuses',
		why: '`kubectl apply` stops with “unknown field”, or the version is no longer served.',
		mend: 'Use a field of the kind, or the version that the hint names.',
	},
	'reference/python-module': {
		severity: 'error',
		summary: 'A Python module that does not exist',
		why: 'Python stops with `ModuleNotFoundError`.',
		mend: 'Use the dotted name of a module of the repository, or run it from the directory that holds the package.',
	},
	'reference/file': {
		severity: 'error',
		summary: 'A file that does not exist',
		why: 'It was moved, renamed or deleted since the document was written.',
		mend: 'Correct the path, or change to the right directory first.',
	},
	'reference/directory': {
		severity: 'error',
		summary: 'A directory that does not exist',
		why: 'Every command after it would run in the wrong place.',
		mend: 'Correct the path, or make the directory in an earlier step.',
	},
	'reference/key': {
		severity: 'error',
		summary: 'A key that the file to be changed does not have',
		why: 'The key was renamed or moved: the step would stop, or leave a setting that nothing reads.',
		mend: 'Correct the path of the key; write `create: true` where the step is to add it.',
	},
	'reference/sql': {
		severity: 'error',
		summary: 'A statement that the database cannot explain',
		why: 'A table, a column or a function was renamed or removed, or this user may not use it.',
		mend: 'Use a name of the schema as it is now, or give the rights.',
	},
	'reference/config-syntax': {
		severity: 'error',
		summary: 'A file to be changed that cannot be read',
		why: 'A step changes only what it understands.',
		mend: 'Mend the file, or correct `path` or `format`.',
	},
	'reference/config': {
		severity: 'error',
		summary: 'A required setting that does not hold',
		why: 'The `require` step would stop the runbook before its first change.',
		mend: 'Mend the setting in the file, or the requirement.',
	},
	'reference/link': {
		severity: 'error',
		summary: 'A link that leads nowhere',
		why: 'The page that readers need next is gone.',
		mend: 'Correct the path, or remove the link.',
	},
	'reference/wiki-link': {
		severity: 'error',
		summary: 'A wiki link to a page that does not exist',
		why: 'The page was renamed or removed, and wiki links follow its name.',
		mend: 'Use the name of a page of the repository between the brackets.',
	},
	'reference/image': {
		severity: 'error',
		summary: 'An image that does not exist',
		why: 'Readers see a broken picture.',
		mend: 'Correct the path, or add the file.',
	},
	'reference/anchor': {
		severity: 'error',
		summary: 'A link to a heading that does not exist',
		why: 'The page opens at its top, and the reader has to search.',
		mend: 'Use the anchor of a heading of that page.',
	},
} as const satisfies Record<`reference/${string}`, RuleText>;
