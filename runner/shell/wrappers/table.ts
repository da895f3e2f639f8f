import { optionList } from './options.ts';
import type { OptionSpec } from './options.ts';

/** What the words after a wrapper's own are: a command, a shell text, or a command after `--`. */
type InnerKind = 'words' | 'script' | 'after-dashes' | 'script-option';

/** How to find, in a wrapper's words, the command that it starts. */
export interface WrapperSpec {
	names: readonly string[];
	/** Options and subcommands in the order in which they stand; the last level has no subcommand. */
	levels: readonly { options: OptionSpec; subcommands?: readonly string[] }[];
	/** Words between the options and the inner command: `timeout 5s`, `ssh host`. */
	positionals: number;
	inner: InnerKind;
	/** The option that carries the shell text, for `script-option`. */
	option?: string;
	/** Whether `NAME=value` words may stand before the inner command. */
	assignments?: boolean;
	/** Whether the inner command belongs to another machine, container or environment. */
	elsewhere?: boolean;
	/** Whether words are added to the inner command: at its end, or where the value of `-I` stands. */
	appends?: boolean;
	/** With no inner command it opens a session that reads the lines that follow. */
	interactive?: boolean;
}

const none: OptionSpec = { values: [] };
const values = (text: string): OptionSpec => ({ values: optionList(text) });
const flags = (text: string): OptionSpec => ({ flags: optionList(text) });

function simple(names: string, options: string, positionals = 0): WrapperSpec {
	return { names: names.split(' '), levels: [{ options: values(options) }], positionals, inner: 'words' };
}

const container = {
	global: values('--config -c --context -H --host -l --log-level --tlscacert --tlscert --tlskey --url --connection'),
	compose: values('-f --file -p --project-name --profile --env-file --project-directory --parallel --progress --ansi'),
	composeV1: values(
		'-f --file -p --project-name --profile -c --context --log-level --ansi -H --host --tlscacert --tlscert --tlskey --project-directory --env-file',
	),
	run: flags(
		'-d -i -t -P -q --detach --init --interactive --tty --privileged --publish-all --read-only --no-healthcheck --oom-kill-disable --quiet --rm --sig-proxy --help --replace --disable-content-trust',
	),
	exec: flags('-d -i -t --detach --interactive --tty --privileged --help --latest -l'),
	composeRun: flags(
		'-d -i -P -T -q -t --build --detach --interactive --no-deps --service-ports --quiet-pull --quiet-build --quiet --remove-orphans --rm --no-TTY --tty --use-aliases --help --dry-run',
	),
	composeExec: flags('-d -i -t -T --detach --interactive --tty --privileged --no-TTY --no-tty --help --dry-run'),
};

/** `docker run IMAGE …` and the like: options, a subcommand, options, the container, the command. */
function inContainer(
	names: string,
	before: WrapperSpec['levels'],
	subcommand: string,
	options: OptionSpec,
): WrapperSpec {
	const last = before.at(-1);
	const levels = [...before.slice(0, -1), ...(last ? [{ ...last, subcommands: [subcommand] }] : []), { options }];
	return { names: names.split(' '), levels, positionals: 1, inner: 'words', elsewhere: true };
}

const engines = 'docker podman nerdctl';
const viaEngine = [{ options: container.global }];
const viaContainer = [{ options: container.global, subcommands: ['container'] }, { options: none }];
const viaCompose = [{ options: container.global, subcommands: ['compose'] }, { options: container.compose }];
const viaComposeV1 = [{ options: container.composeV1 }];

function environment(names: string, subcommand: string, options = ''): WrapperSpec {
	return {
		names: names.split(' '),
		levels: [
			{ options: values('-C -P --directory --project'), subcommands: [subcommand] },
			{ options: values(options) },
		],
		positionals: 0,
		inner: 'words',
		elsewhere: true,
	};
}

const clusterOptions = values(
	'-n --namespace --context --kubeconfig --cluster --user -s --server -c --container -f --filename --image --pod-running-timeout',
);

function afterDashes(names: string, subcommands: string, elsewhere: boolean): WrapperSpec {
	return {
		names: names.split(' '),
		levels: [{ options: clusterOptions, subcommands: subcommands.split(' ') }, { options: clusterOptions }],
		positionals: 0,
		inner: 'after-dashes',
		elsewhere,
	};
}

/** Every program that is known to start another command that stands among its words. */
export const wrapperTable: readonly WrapperSpec[] = [
	{
		...simple(
			'sudo',
			'-C -D -g -h -p -R -r -T -t -U -u --chdir --chroot --close-from --group --host --other-user --prompt --role --type --user --command-timeout',
		),
		assignments: true,
		interactive: true,
	},
	{ ...simple('doas', '-C -u'), assignments: true },
	{ ...simple('env', '-u -C --unset --chdir'), assignments: true },
	simple('timeout gtimeout', '-k -s --kill-after --signal', 1),
	{
		...simple(
			'xargs gxargs',
			'-a -d -E -I -L -n -P -s --arg-file --delimiter --max-lines --max-args --max-procs --max-chars --replace --process-slot-var',
		),
		appends: true,
	},
	simple('nohup setsid chronic unbuffer caffeinate builtin', ''),
	simple('nice', '-n --adjustment'),
	simple('ionice', '-c -n --class --classdata'),
	simple('stdbuf', '-i -o -e --input --output --error'),
	simple('time', '-f -o --format --output'),
	simple('exec', '-a'),
	simple('command', ''),
	simple('strace ltrace', '-a -b -e -E -I -o -O -p -P -s -S -u'),
	simple('taskset chrt', '', 1),
	{ ...simple('watch', '-n -q --interval --equexit'), inner: 'script' },
	{ ...simple('eval', ''), inner: 'script' },
	{
		...simple('bash sh zsh dash ksh ash', '-o -O +O --rcfile --init-file'),
		inner: 'script-option',
		option: '-c',
		interactive: true,
	},
	{
		...simple('su runuser', '-g -G -s -u -w --group --supp-group --shell --user'),
		inner: 'script-option',
		option: '-c',
		interactive: true,
	},
	{ ...simple('script', '-I -O -B -T -m -o'), inner: 'script-option', option: '-c' },
	{
		...simple('ssh', '-B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -P -Q -R -S -W -w', 1),
		inner: 'script',
		elsewhere: true,
		interactive: true,
	},
	{ ...simple('chroot', '--groups --userspec', 1), elsewhere: true },
	inContainer(engines, viaEngine, 'run', container.run),
	inContainer(engines, viaEngine, 'exec', container.exec),
	inContainer(engines, viaContainer, 'run', container.run),
	inContainer(engines, viaContainer, 'exec', container.exec),
	inContainer(engines, viaCompose, 'run', container.composeRun),
	inContainer(engines, viaCompose, 'exec', container.composeExec),
	inContainer('docker-compose podman-compose', viaComposeV1, 'run', container.composeRun),
	inContainer('docker-compose podman-compose', viaComposeV1, 'exec', container.composeExec),
	afterDashes('kubectl oc k3s', 'exec run debug', true),
	afterDashes('lxc incus multipass', 'exec', true),
	afterDashes('doppler op infisical dotenvx', 'run', false),
	afterDashes('aws-vault chamber', 'exec', false),
	environment('poetry pipenv pdm hatch', 'run'),
	environment(
		'uv',
		'run',
		'--with --extra --group --python -p --env-file --directory --project --package --index --with-requirements',
	),
	environment('conda mamba micromamba', 'run', '-n --name -p --prefix --cwd'),
	environment('bundle', 'exec'),
];
