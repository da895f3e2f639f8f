import type { ShellCommand } from '../../../shell/command.ts';
import { matchesPattern, ownWords, patternTable, programName } from '../pattern.ts';
import type { CommandPattern } from '../pattern.ts';
import type { RiskMatch, RiskRule } from '../rule.ts';
import { ownSpan, shortText } from './destructive.ts';

interface EndlessCommand extends CommandPattern {
	hint: string;
}

const follow = 'Leave the following out, or limit it: `timeout 30s …`.';
const foreground = 'Start it in the background (`-d`), then wait for it to be healthy.';

const endlessTable: readonly EndlessCommand[] = [
	{
		names: ['docker', 'podman', 'nerdctl', 'docker-compose', 'kubectl', 'oc', 'fly', 'heroku', 'stern'],
		operands: ['logs'],
		options: ['-f', '--follow', '--tail='],
		withoutArgument: /^--follow=false$/,
		hint: follow,
	},
	{ names: ['journalctl'], options: ['-f', '--follow'], hint: follow },
	{ names: ['dmesg'], options: ['-w', '--follow'], hint: follow },
	{ names: ['tail'], options: ['-f', '-F', '--follow'], without: ['--pid'], hint: follow },
	{
		names: ['watch'],
		without: ['-g', '--chgexit', '-e', '--errexit', '--help', '--version'],
		hint: 'Use a `wait` step that polls, or ask once.',
	},
	{ names: ['top'], without: ['-b', '-n', '-v', '-l'], hint: 'Use `top -b -n 1`.' },
	{
		names: ['htop', 'btop', 'glances', 'k9s', 'ctop', 'iotop', 'nethogs', 'iftop', 'lazydocker'],
		without: ['--version', '-h', '--help'],
		hint: 'It is a screen to look at: make it a `manual` step.',
	},
	{ names: ['docker', 'podman'], operands: ['stats'], without: ['--no-stream', '--help'], hint: 'Add `--no-stream`.' },
	{ names: ['docker', 'podman'], operands: ['events'], without: ['--until'], hint: 'Limit it with `--until`.' },
	{
		names: ['kubectl', 'oc'],
		operands: ['get'],
		options: ['-w', '--watch', '--watch-only'],
		withoutArgument: /^--watch=false$/,
		hint: 'Use `kubectl wait` or `kubectl rollout status`, which end.',
	},
	{ names: ['kubectl', 'oc'], operands: ['port-forward'], hint: 'Start it with `&` and stop it in a later step.' },
	{ names: ['kubectl', 'oc'], operands: ['proxy'], hint: 'Start it with `&` and stop it in a later step.' },
	{
		names: ['docker-compose', 'podman-compose'],
		operands: ['up'],
		without: ['-d', '--detach', '--no-start', '--abort-on-container-exit', '--exit-code-from'],
		hint: foreground,
	},
	{
		names: ['docker', 'podman', 'nerdctl'],
		operands: ['compose', 'up'],
		without: [
			'-d',
			'--detach',
			'--wait',
			'--no-start',
			'--abort-on-container-exit',
			'--exit-code-from',
			'--abort-on-container-failure',
		],
		hint: foreground,
	},
	{ names: ['ping', 'ping6'], without: ['-c', '-w', '--help'], hint: 'Add `-c 3`.' },
	{
		names: ['tcpdump'],
		without: ['-c', '-r', '--version', '-h', '-D'],
		hint: 'Add `-c 100`, or limit it: `timeout 30s …`.',
	},
	{ names: ['redis-cli', 'valkey-cli'], argument: /^monitor$/i, hint: follow },
	{ names: ['minikube'], operands: ['tunnel'], hint: 'Start it with `&` and stop it in a later step.' },
	{ names: ['aws'], operands: ['logs', 'tail'], options: ['--follow'], hint: follow },
	{ names: ['az', 'gcloud'], argument: /^(?:log-tail|tail)$/, hint: follow },
];

export const endlessRules: readonly RiskRule[] = [
	{
		id: 'risk/never-ends',
		severity: 'warning',
		severityInMarkdown: 'info',
		summary: 'A command that never ends by itself',
		why: 'The step would hang until its timeout, and a reader has to know that Ctrl-C is part of it.',
		mend: 'Ask once, limit it with `timeout`, or start it in the background. In a runbook, `follow=10s` shows a stream for that time, and `background` runs a server beside the steps.',
		match: matchEndless,
	},
];

const endlessCommands = patternTable(endlessTable);

function matchEndless(command: ShellCommand, siblings: readonly ShellCommand[]): RiskMatch | undefined {
	if (command.background || command.wrappers.some((name) => name === 'timeout' || name === 'gtimeout'))
		return undefined;
	const [entry] = endlessCommands(command);
	if (!entry || isCutOff(command, siblings) || isDetached(command)) return undefined;
	return { span: ownSpan(command), message: `\`${shortText(command)}\` never ends by itself`, hint: entry.hint };
}

/** `… | head` and `… | grep -m1` end as soon as they have enough. */
function isCutOff(command: ShellCommand, siblings: readonly ShellCommand[]): boolean {
	const { id, index } = command.pipeline;
	return siblings.some((other) => {
		if (other.pipeline.id !== id || other.pipeline.index <= index) return false;
		if (programName(other) === 'head') return true;
		return matchesPattern(other, { names: ['grep', 'egrep'], options: ['-m', '-q', '--max-count', '--quiet'] });
	});
}

function isDetached(command: ShellCommand): boolean {
	return ownWords(command).some((word) => word.text === '--help');
}
