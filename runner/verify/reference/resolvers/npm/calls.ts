import type { ShellWord } from '../../../../shell/command.ts';
import { optionSet, optionValues, splitArguments } from '../../command/options.ts';
import type { Arguments } from '../../command/options.ts';

/** A call of a package manager that runs a script. */
export interface ScriptCall {
	manager: 'npm' | 'yarn' | 'pnpm' | 'bun';
	script: ShellWord;
	/** `npm run x` takes scripts only; `yarn x` and `pnpm x` also programs of dependencies. */
	scriptsOnly: boolean;
	/** `npm test` and `npm start`: the script has no word of its own. */
	alias: boolean;
	/** Runs in the directory of `--prefix`, `-C` or `--cwd`. */
	directory: ShellWord | undefined;
	/** Names, paths or patterns of workspace packages. */
	packages: ShellWord[];
	/** In every package that has it: `-ws`, `-r`. */
	everywhere: boolean;
	/** `--if-present`, or a pattern as script name. */
	optional: boolean;
}

const values = {
	npm: optionSet('--prefix -C -w --workspace --loglevel --registry --userconfig --script-shell --tag --otp --access'),
	pnpm: optionSet('-C --dir -F --filter --filter-prod --workspace-concurrency --resume-from --reporter --loglevel'),
	yarn: optionSet('--cwd --modules-folder --cache-folder --use-yarnrc --mutex --registry'),
	bun: optionSet('--cwd -F --filter -c --config --env-file -r --preload --port --elide-lines --shell'),
};
const runAliases = new Set(['run', 'run-script', 'rum', 'urn']);
const lifecycle: Readonly<Record<string, string>> = {
	test: 'test',
	t: 'test',
	tst: 'test',
	start: 'start',
	stop: 'stop',
	restart: 'restart',
};
const commands = {
	yarn: new Set(
		'add audit autoclean bin cache check config constraints create dedupe dlx exec explain generate-lock-entry global help import info init install licenses link list login logout node npm outdated owner pack patch patch-commit plugin policies prune publish rebuild remove search set stage tag team unlink unplug up upgrade upgrade-interactive version versions why workspace workspaces'.split(
			' ',
		),
	),
	pnpm: new Set(
		'add approve-builds audit bin c cache cat-file cat-index catalogs ci clean config create dedupe deploy dlx docs doctor env exec fetch find-hash get i ignored-builds import info init install install-test it licenses link list ll ln login logout ls m multi next-release outdated pack patch patch-commit patch-remove ping prefix prune publish rb rebuild recursive remove repo rm root search self-update server set setup store un uninstall unlink unpublish up update upgrade version view whoami why x'.split(
			' ',
		),
	),
	bun: new Set(
		'a add audit build c create exec feedback help i info init install link outdated patch patch-commit pm publish remove repl rm test unlink update upgrade why x'.split(
			' ',
		),
	),
};

/** Reads a package manager's words as the call of a script; undefined for any other command. */
export function readScriptCall(words: readonly ShellWord[]): ScriptCall | undefined {
	const manager = words[0]?.text;
	if (manager !== 'npm' && manager !== 'yarn' && manager !== 'pnpm' && manager !== 'bun') return undefined;
	const args = splitArguments(words.slice(1), values[manager]);
	return manager === 'yarn' ? yarnCall(args) : manager === 'npm' ? npmCall(args) : otherCall(manager, args);
}

function call(
	manager: ScriptCall['manager'],
	args: Arguments,
	script: ShellWord | undefined,
	more: Partial<ScriptCall>,
): ScriptCall | undefined {
	if (script === undefined) return undefined;
	return {
		manager,
		script,
		scriptsOnly: manager === 'npm',
		alias: false,
		directory: optionValues(args, '--prefix', '-C', '--dir', '--cwd')[0],
		packages: optionValues(args, '-w', '--workspace', '-F', '--filter', '--filter-prod').filter(
			({ text }) => text !== 'true',
		),
		everywhere: args.options.some(({ name }) => ['-ws', '--workspaces', '-r', '--recursive'].includes(name)),
		optional: args.options.some(({ name }) => name === '--if-present') || /[*{}()/]/.test(script.text),
		...more,
	};
}

function npmCall(args: Arguments): ScriptCall | undefined {
	const [command, script] = args.operands;
	if (command === undefined) return undefined;
	if (runAliases.has(command.text)) return call('npm', args, script, {});
	const name = Object.hasOwn(lifecycle, command.text) ? lifecycle[command.text] : undefined;
	return name === undefined ? undefined : call('npm', args, { ...command, text: name }, { alias: true });
}

function yarnCall(args: Arguments): ScriptCall | undefined {
	const [command, second, third, fourth] = args.operands;
	if (command?.text === 'run') return call('yarn', args, second, {});
	if (command?.text === 'workspace' && second !== undefined) {
		const script = third?.text === 'run' ? fourth : third;
		return script !== undefined && commands.yarn.has(script.text)
			? undefined
			: call('yarn', args, script, { packages: [second] });
	}
	if (command?.text === 'workspaces') {
		const at = args.operands.findIndex(({ text }) => text === 'run');
		return call('yarn', args, at === -1 ? undefined : args.operands[at + 1], { everywhere: true });
	}
	return command === undefined || commands.yarn.has(command.text) ? undefined : call('yarn', args, command, {});
}

function otherCall(manager: 'pnpm' | 'bun', args: Arguments): ScriptCall | undefined {
	const [command, script] = args.operands;
	if (command === undefined) return undefined;
	if (runAliases.has(command.text)) return call(manager, args, script, { scriptsOnly: manager === 'pnpm' });
	if (manager === 'pnpm' && Object.hasOwn(lifecycle, command.text))
		return call(manager, args, { ...command, text: lifecycle[command.text] ?? '' }, { alias: true });
	return commands[manager].has(command.text) ? undefined : call(manager, args, command, {});
}
