import type { ShellCommand } from '../../../shell/command.ts';
import { unwrap } from '../../../shell/wrappers/unwrap.ts';
import { operandsOf, ownWords, patternTable, programName } from '../pattern.ts';
import type { CommandPattern } from '../pattern.ts';
import type { RiskMatch, RiskRule } from '../rule.ts';
import { ownSpan, shortText } from './destructive.ts';

interface InteractiveCommand extends CommandPattern {
	asks: string;
	hint: string;
	/** It asks even where its input comes from elsewhere. */
	always?: boolean;
}

const help = ['--help', '--version', '-h', '-V', '-?'];
const client = 'opens a prompt';
const statement = 'Give the statement as an argument or on its input.';
const screen = 'is a screen for a person';

const interactiveTable: readonly InteractiveCommand[] = [
	{
		names: ['psql'],
		without: ['-c', '--command', '-f', '--file', '-l', '--list', ...help.filter((one) => one !== '-h')],
		asks: client,
		hint: 'Use `psql -c "…"` or `psql -f file.sql`.',
	},
	{
		names: ['mysql', 'mariadb'],
		without: ['-e', '--execute', ...help.filter((one) => one !== '-h')],
		asks: client,
		hint: 'Use `mysql -e "…"` or `mysql < file.sql`.',
	},
	{
		names: ['mongosh', 'mongo'],
		without: ['--eval', '--file', '-f', ...help],
		withoutArgument: /\.js$/,
		asks: client,
		hint: 'Use `mongosh --eval "…"`.',
	},
	{
		names: ['vi', 'vim', 'nvim', 'nano', 'emacs', 'pico', 'joe', 'micro', 'ed'],
		without: ['--version', '-es', '-Es', '--batch'],
		asks: 'opens an editor',
		hint: 'Change the file with a command, or make it a `manual` step.',
		always: true,
	},
	{
		names: ['less', 'more', 'most'],
		without: ['--version', '--help'],
		asks: screen,
		hint: 'Use `cat`, `head` or `tail`.',
		always: true,
	},
	{
		names: ['visudo', 'vipw', 'vigr', 'sudoedit'],
		without: ['-c', '--check'],
		asks: 'opens an editor',
		hint: 'Make it a `manual` step.',
		always: true,
	},
	{ names: ['crontab'], options: ['-e'], asks: 'opens an editor', hint: 'Use `crontab file`.', always: true },
	{
		names: ['kubectl', 'oc'],
		operands: ['edit'],
		asks: 'opens an editor',
		hint: 'Use `kubectl patch` or `kubectl apply -f`.',
		always: true,
	},
	{
		names: ['git'],
		operands: ['rebase'],
		options: ['-i', '--interactive'],
		asks: 'opens an editor',
		hint: 'Make it a `manual` step.',
		always: true,
	},
	{
		names: ['docker', 'podman'],
		operands: ['login'],
		without: ['-p', '--password', '--password-stdin', ...help],
		asks: 'asks for a password',
		hint: 'Use `--password-stdin`.',
	},
	{
		names: ['gh'],
		operands: ['auth', 'login'],
		without: ['--with-token'],
		asks: 'asks how to log in',
		hint: 'Set `GH_TOKEN`, or use `--with-token`.',
	},
	{
		names: ['npm', 'pnpm', 'yarn'],
		operands: ['login'],
		asks: 'asks for a password',
		hint: 'Use a token in `.npmrc`.',
	},
	{
		names: ['gcloud'],
		operands: ['auth', 'login'],
		without: ['--cred-file'],
		asks: 'opens a browser',
		hint: 'Use `gcloud auth activate-service-account`.',
	},
	{
		names: ['az'],
		operands: ['login'],
		without: ['--service-principal', '--identity', '-i'],
		asks: 'opens a browser',
		hint: 'Use `--service-principal` or `--identity`.',
	},
	{
		names: ['heroku', 'fly', 'flyctl', 'vercel', 'netlify', 'firebase'],
		operands: ['login'],
		asks: 'opens a browser',
		hint: 'Use a token from the environment.',
	},
	{
		names: ['passwd', 'mysql_secure_installation', 'cfdisk'],
		without: ['--stdin', '-l', '-u', '-d', '-S', '-e'],
		asks: 'asks a person',
		hint: 'Make it a `manual` step.',
	},
	{
		names: ['ssh-keygen'],
		without: ['-N', '-l', '-R', '-F', '-y', '-e', '-i', '-E', '-H', '-A', '-p'],
		asks: 'asks where to put the key and for a passphrase',
		hint: 'Add `-N "" -f path`.',
	},
	{
		names: ['terraform', 'tofu'],
		operands: ['apply'],
		without: ['-auto-approve', '--auto-approve', '-help', '--help'],
		withoutArgument: /(?:plan|\.out)$/,
		asks: 'asks for a yes',
		hint: 'Apply a saved plan, or use `-auto-approve` after a gate.',
	},
];

/** Programs that open a prompt where nothing but options follows. */
const prompts = new Set([
	'python',
	'python3',
	'node',
	'irb',
	'redis-cli',
	'ipython',
	'sqlite3',
	'bc',
	'ftp',
	'sftp',
	'telnet',
]);

export const interactiveRules: readonly RiskRule[] = [
	{
		id: 'risk/asks-a-person',
		severity: 'warning',
		severityInMarkdown: 'info',
		summary: 'A command that waits for a person',
		why: 'The runner answers no questions: the command would hang, fail, or do nothing at all.',
		mend: `${statement} What only a person can do belongs in a \`manual\` step.`,
		match: matchInteractive,
	},
];

const interactiveCommands = patternTable(interactiveTable);

function matchInteractive(command: ShellCommand): RiskMatch | undefined {
	const fed = command.input !== 'inherited';
	const entry = interactiveCommands(command).find(({ always }) => always || !fed);
	if (entry) return found(command, entry.asks, entry.hint);
	if (fed) return undefined;
	if (prompts.has(programName(command)) && opensPrompt(command)) return found(command, client, statement);
	if (unwrap(command.words)?.type === 'session' && command.wrappers.every((name) => name !== 'xargs')) {
		return found(command, 'opens a shell', "Give the commands to it: `ssh host '…'`, `bash -c '…'`.");
	}
	return undefined;
}

function opensPrompt(command: ShellCommand): boolean {
	const args = ownWords(command).slice(1);
	const allowed = programName(command) === 'sqlite3' ? 1 : 0;
	const takesOptions = programName(command) === 'redis-cli';
	if (takesOptions)
		return (
			args.every((word, index) => word.text.startsWith('-') || /^-[hpanu]$/.test(args[index - 1]?.text ?? '')) &&
			!args.some((word) => /^--(?:version|help|scan|bigkeys|latency|stat|pipe|eval|rdb)/.test(word.text))
		);
	return operandsOf(command).length <= allowed && !args.some((word) => word.text.startsWith('-') && word.text !== '-i');
}

function found(command: ShellCommand, asks: string, hint: string): RiskMatch {
	return { span: ownSpan(command), message: `\`${shortText(command)}\` ${asks}`, hint };
}
