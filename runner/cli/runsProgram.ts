import { Option } from 'commander';
import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

type SetExitCode = (code: number) => void;

const repeat = (value: string, previous: string[] = []): string[] => [...previous, value];
const workspaceOption = (): Option => new Option('--workspace <dir>', 'directory whose runs are meant');
const runArgument = 'name of the run, its last part, or a beginning of either';

/** The commands about runs that are kept: list, show, verify, resume, undo. */
export function addRuns(program: Command, terminal: Terminal, setExitCode: SetExitCode, reporter: () => Option): void {
	program
		.command('runs')
		.description('list the runs that are kept here, latest first')
		.option('--json', 'as JSON')
		.addOption(workspaceOption())
		.action(async (options: unknown) => {
			const { listCommand } = await import('./commands/runs/list.ts');
			setExitCode(await listCommand(options, terminal));
		});
	program
		.command('show')
		.description('show what a run did')
		.argument('<run>', runArgument)
		.addOption(new Option('--format <name>', 'how').choices(['text', 'json', 'html']).default('text'))
		.option('--output <file>', 'write it to a file')
		.addOption(workspaceOption())
		.action(async (run: string, options: unknown) => {
			const { showCommand } = await import('./commands/runs/show.ts');
			setExitCode(await showCommand(run, options, terminal));
		});
	program
		.command('verify')
		.description('find out whether the files of a run were changed')
		.argument('<run>', runArgument)
		.addOption(workspaceOption())
		.action(async (run: string, options: unknown) => {
			const { verifyCommand } = await import('./commands/runs/verify.ts');
			setExitCode(verifyCommand(run, options, terminal));
		});
	addResume(program, terminal, setExitCode, reporter);
	addUndo(program, terminal, setExitCode, reporter);
}

function goOnOptions(command: Command, reporter: Option): Command {
	return command
		.option('--rerun-unknown', 'run a step again of which nobody saw the end')
		.option('--skip-unknown', 'take a step as done of which nobody saw the end')
		.option('--recapture', 'run steps again that had yielded a secret which later steps need')
		.option('--input-file <name=file>', 'value of an input from a file, such as a secret; repeatable', repeat)
		.option('--step', 'ask before each step; at a terminal the default, except with --yes')
		.option('--no-step', 'ask only where a step asks or fails')
		.option('-y, --yes', 'answer ordinary confirmations with yes, never approve or danger')
		.option('--allow-danger', 'go on at steps marked as dangerous')
		.option('--approve <id=phrase>', 'give the approval that this step asks for; repeatable', repeat)
		.option('-q, --quiet', 'one line for each step; output only of those that fail')
		.option('-v, --verbose', 'all output, times, and how each step is taken back')
		.addOption(workspaceOption())
		.addOption(reporter);
}

function addResume(program: Command, terminal: Terminal, setExitCode: SetExitCode, reporter: () => Option): void {
	const command = program
		.command('resume')
		.description('go on with a run that failed, was interrupted or was killed')
		.argument('[run]', `${runArgument}; the one that is unfinished`)
		.option('--accept-changes', 'go on by a changed document: only later steps may differ')
		.addOption(new Option('--undo <when>', 'take back what was done').choices(['never', 'on-failure', 'always']));
	goOnOptions(command, reporter()).action(async (run: string | undefined, options: unknown) => {
		const { resumeCommand } = await import('./commands/runs/resume.ts');
		setExitCode(await resumeCommand(run, options, terminal));
	});
}

function addUndo(program: Command, terminal: Terminal, setExitCode: SetExitCode, reporter: () => Option): void {
	const command = program
		.command('undo')
		.description('take back what a run did, last step first')
		.argument('<run>', runArgument);
	goOnOptions(command, reporter()).action(async (run: string, options: unknown) => {
		const { undoCommand } = await import('./commands/runs/undo.ts');
		setExitCode(await undoCommand(run, options, terminal));
	});
}
