import { Command, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../packageVersion.ts';
import { reporterNames } from '../report/index.ts';
import type { RunFlags } from './runOptions.ts';
import { addRuns } from './runsProgram.ts';
import type { Terminal } from './terminal.ts';

type SetExitCode = (code: number) => void;

/** The command line. Commands are imported only when they are called, so that start-up stays short. */
export function createProgram(terminal: Terminal, setExitCode: SetExitCode): Command {
	const program = new Command('runbook-exec')
		.description('Runs, dry-runs and checks runbooks written in MDX.')
		.version(packageVersion())
		.showHelpAfterError('(run runbook-exec --help for the options)')
		.showSuggestionAfterError()
		.enablePositionalOptions()
		.configureOutput({
			writeOut: terminal.out,
			writeErr: terminal.err,
			getOutHelpWidth: () => 80,
			getErrHelpWidth: () => 80,
		})
		.exitOverride();
	addRun(program, terminal, setExitCode);
	addCheck(program, terminal, setExitCode);
	addLock(program, terminal, setExitCode);
	addTest(program, terminal, setExitCode);
	addMergeReports(program, terminal, setExitCode);
	addExplain(program, terminal);
	addRuns(program, terminal, setExitCode, reporterOption);
	program.addHelpText('after', afterHelp);
	return program;
}

const afterHelp = `
Examples:
  runbook-exec docs/rollback.mdx --dry-run     show the plan, execute nothing
  runbook-exec docs/rollback.mdx --input port=8080
  runbook-exec check docs                      find commands that have drifted
  runbook-exec test docs                       execute in sandboxes
  runbook-exec explain reference/npm-script    what a rule means

Exit codes: 0 all good, 1 a step failed or drift was found, 2 invalid
runbook, input or usage, 130 interrupted.`;

const list = (value: string, previous: string[] = []): string[] => [...previous, ...value.split(',').filter(Boolean)];
const wholeNumber = (value: string): number => {
	if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It is a whole number.');
	return Number(value);
};
const repeat = (value: string, previous: string[] = []): string[] => [...previous, value];

function reporterOption(): Option {
	const names = `${reporterNames.slice(0, -1).join(', ')} or ${reporterNames.at(-1)}`;
	return new Option('--reporter <name[=file]>', `${names}; =file writes to a file; repeatable`).argParser(repeat);
}

function shardOption(): Option {
	return new Option('--shard <i/n>', 'only the i-th of n parts of the documents, the same on every machine');
}

function addRun(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
	program
		.argument('[file]', 'the runbook to execute')
		.option('--dry-run', 'verify every step and print the plan; execute nothing')
		.option('--plan-out <file>', 'with --dry-run: save the plan for a later --plan')
		.option('--plan <file>', 'execute this saved plan, only if nothing has changed since')
		.option('--probe', 'with --dry-run: have databases explain statements, rolled back')
		.option('-i, --input <name=value>', 'value of an input; repeatable', repeat)
		.option('--input-file <name=file>', 'value of an input from a file, such as a secret; repeatable', repeat)
		.option('--from <id>', 'start at this step')
		.option('--to <id>', 'end after this step')
		.option('--only <id,...>', 'only these steps', list)
		.option('--skip <id,...>', 'leave these steps out', list)
		.option('--tags <tag,...>', 'only steps with one of these tags', list)
		.option('--skip-tags <tag,...>', 'leave steps with one of these tags out', list)
		.option('--choose <id=option>', 'option that this choose step takes; repeatable', repeat)
		.option('--step', 'ask before each step; at a terminal the default, except with --yes or --sandbox')
		.option('--no-step', 'ask only where a step asks or fails')
		.option('-y, --yes', 'answer ordinary confirmations with yes, never approve or danger')
		.option('--allow-danger', 'go on at steps marked as dangerous')
		.option('--approve <id=phrase>', 'give the approval that this step asks for; repeatable', repeat)
		.addOption(
			new Option('--undo <when>', 'take back what was done')
				.choices(['never', 'on-failure', 'always'])
				.default('never'),
		)
		.option('--sandbox', "execute in a copy made by the runbook's sandbox")
		.option('--keep', 'with --sandbox: leave the copy for a look at it')
		.option('--workspace <dir>', 'directory that the commands refer to')
		.option('--no-journal', 'keep no journal: the run can be neither shown nor resumed')
		.option('-q, --quiet', 'one line for each step; output only of those that fail')
		.option('-v, --verbose', 'all output, times, and how each step is taken back')
		.addOption(reporterOption())
		.action(async (file: string | undefined, flags: RunFlags) => {
			if (file === undefined) {
				program.outputHelp();
				return;
			}
			const { runCommand } = await import('./commands/run.ts');
			setExitCode(await runCommand(file, flags, terminal));
		});
}

function addCheck(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
	program
		.command('check')
		.description('find drift in runbooks and plain Markdown; execute nothing')
		.argument('[paths...]', 'files, directories or globs; docs where none is named')
		.option('--workspace <dir>', 'directory that the commands refer to')
		.option('--fix', 'mend what is certain: shows the differences and writes them')
		.option('--fix-dry-run', 'show what --fix would write; write nothing')
		.option('--max-warnings <n>', 'fail where there are more warnings', wholeNumber)
		.option('--config <file>', 'configuration to use instead of the one that is found')
		.option('--no-config', 'use no runbook.config file')
		.option('--no-cache', 'check every document anew')
		.addOption(shardOption())
		.addOption(reporterOption())
		.action(async (paths: string[], options: unknown) => {
			const { checkCommand } = await import('./commands/check.ts');
			setExitCode(await checkCommand(paths, options, terminal));
		});
}

function addLock(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
	program
		.command('lock')
		.description('keep in runbook.lock.json what the documents use of each tool')
		.argument('[paths...]', 'files, directories or globs; docs where none is named')
		.option('--check', 'write nothing; fail where the file is out of date')
		.option('--workspace <dir>', 'directory that the commands refer to')
		.option('--config <file>', 'configuration to use instead of the one that is found')
		.option('--no-config', 'use no runbook.config file')
		.action(async (paths: string[], options: unknown) => {
			const { lockCommand } = await import('./commands/lock.ts');
			setExitCode(await lockCommand(paths, options, terminal));
		});
}

function addTest(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
	program
		.command('test')
		.description('execute runbooks, and their undo, in their sandboxes')
		.argument('[paths...]', 'files, directories or globs', ['docs'])
		.option('--keep', 'leave the sandboxes for a look at them')
		.addOption(shardOption())
		.addOption(reporterOption())
		.action(async (paths: string[], options: unknown) => {
			const { testCommand } = await import('./commands/test.ts');
			setExitCode(await testCommand(paths, options, terminal));
		});
}

function addMergeReports(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
	program
		.command('merge-reports')
		.description('put JSON reports together, for example those of shards')
		.argument('<files...>', 'reports written with --reporter json=FILE')
		.addOption(reporterOption())
		.action(async (files: string[], options: unknown) => {
			const { mergeReportsCommand } = await import('./commands/mergeReports.ts');
			setExitCode(await mergeReportsCommand(files, options, terminal));
		});
}

function addExplain(program: Command, terminal: Terminal): void {
	program
		.command('explain')
		.description('what a rule means and how to mend it; all rules where none is named')
		.argument('[rule]', 'the id of a rule, or an area such as risk')
		.option('--json', 'for programs')
		.action(async (rule: string | undefined, options: unknown) => {
			const { explainCommand } = await import('./commands/explain.ts');
			explainCommand(rule, options, terminal);
		});
}
