/** The part of the hook that reads commander's commands where they start to parse. */
export const commanderHook = String.raw`
function commanderOption({ short, long, required, optional, variadic, argChoices, mandatory, defaultValue, envVar }) {
	const nargs = required ? (variadic ? '+' : null) : optional ? (variadic ? '*' : '?') : 0;
	const needed = mandatory && defaultValue === undefined && envVar === undefined;
	return { ...option([short, long].filter(Boolean), nargs, argChoices), ...(needed && { required: true }) };
}

function commanderOperands(command) {
	const given = command.registeredArguments ?? command._args ?? [];
	const nargs = ({ required, variadic }) => (variadic ? (required ? '+' : '*') : required ? null : '?');
	const own = given.map((argument) => option([], nargs(argument), argument.argChoices));
	const closed = command._allowExcessArguments === false && command._actionHandler;
	return closed ? own : [...own, openWords];
}

function commanderDefault(command) {
	return command.commands.find((child) => child._name === command._defaultCommandName);
}

function commanderListens(command) {
	return command.listenerCount?.('command:*') > 0 || command.commands.some(({ _name }) => _name === '*');
}

/** A subcommand that is a program of its own. */
function commanderExternal(command) {
	const programs = command.parent?._execs;
	return Boolean(command._executableHandler || programs?.has?.(command._name) || programs?.[command._name]);
}

function commanderTree(command, above, level) {
	const fallback = commanderDefault(command);
	const help = [command._helpOption?.short ?? command._helpShortFlag ?? '-h', command._helpOption?.long ?? command._helpLongFlag ?? '--help'];
	const own = [...command.options.map(commanderOption), option(help.filter(Boolean), 0, null)];
	const actions = [...own, ...(fallback ? fallback.options.map(commanderOption) : []), ...above];
	const children = level < 6 && !command._passThroughOptions ? command.commands : [];
	const commands = children
		.filter(({ _name }) => _name !== '*')
		.map((child) => ({
			names: [child._name, ...(child._aliases ?? [child._alias])].filter(Boolean),
			parser: commanderTree(child, actions, level + 1),
		}));
	if (commands.length > 0) commands.push({ names: ['help'], parser: tree({ actions: [openWords], strict: false }) });
	return tree({
		actions: [...actions, ...commanderOperands(command)],
		commands,
		strict: !command._allowUnknownOption && !commanderExternal(command) && !fallback?._allowUnknownOption,
		open: Boolean(command._actionHandler || command._defaultCommandName),
		listens: commanderListens(command),
		interspersed: !command._passThroughOptions,
	});
}

function readCommander(command) {
	if (command.parent || !Array.isArray(command.commands)) return;
	record.library = 'commander';
	record.parser = commanderTree(command, [], 0);
	if (record.parser.strict) {
		write();
		process.reallyExit(0);
	}
}

trap('_allowUnknownOption', (command) => {
	wrap(owner(command, 'parse'), 'parse', readCommander);
	wrap(owner(command, 'parseAsync'), 'parseAsync', readCommander);
});
`;
