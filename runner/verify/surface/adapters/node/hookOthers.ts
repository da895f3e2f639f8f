/** The part of the hook that reads yargs where it shows the help of a command. */
export const yargsHook = String.raw`
function yargsOption(options, name, positional) {
	const has = (list) => (options[list] ?? []).includes(name);
	const names = [name, ...(options.alias?.[name] ?? [])].map(dashed);
	const choices = options.choices?.[name] ?? null;
	const elsewhere = options.envPrefix !== undefined || Object.keys(options.config ?? {}).length > 0 || (options.configObjects ?? []).length > 0;
	const required = !elsewhere && !positional.includes(name) && Object.hasOwn(options.demandedOptions ?? {}, name) && options.default?.[name] === undefined;
	const needed = required && { required: true };
	if (has('boolean') || has('count')) return { ...option(names, 0, null), ...needed };
	if (has('array')) return { ...option(names, '*', null), ...needed };
	const count = options.narg?.[name];
	if (count !== undefined) return { ...option(names, Number.isNaN(count) ? '*' : count, choices), ...needed };
	return { ...option(names, choices && !choices.includes('') ? null : '?', choices), ...needed };
}

function readYargs(instance) {
	if (typeof instance.getOptions !== 'function') return;
	const inner = instance.getInternalMethods?.() ?? instance;
	const commands = inner.getCommandInstance();
	const options = instance.getOptions();
	const strictWords = instance.getStrict?.() || instance.getStrictCommands?.();
	const known = [...new Set([...Object.keys(options.key), ...Object.keys(options.alias ?? {})])];
	const lists = ['boolean', 'count', 'array', 'string', 'number'].flatMap((list) => options[list] ?? []);
	const title = inner.getUsageInstance?.().getPositionalGroupName?.() ?? 'Positionals:';
	const positional = Object.entries(instance.getGroups?.() ?? {}).flatMap(([group, names]) => (group === title ? names : []));
	const demanded = positional.filter((name) => Object.hasOwn(options.demandedOptions ?? {}, name));
	const actions = [...new Set([...known, ...lists])].map((name) => yargsOption(options, name, positional));
	const names = commands.getCommands().filter((name) => name !== '$0');
	record.library = 'yargs';
	record.parser = tree({
		actions: [...actions, ...demanded.map(() => option([], null, null)), openWords],
		commands: names.map((name) => ({ names: [name], parser: tree({ actions: [], strict: false }) })),
		strict: Boolean(instance.getStrict?.() || instance.getStrictOptions?.()),
		open: !strictWords || Boolean(commands.hasDefaultCommand?.()),
		spellings: true,
	});
}

function wrapShowHelp(place) {
	const original = place?.showHelp;
	if (typeof original !== 'function' || wrapped.has(original)) return;
	place.showHelp = function (...args) {
		const result = original.apply(this, args);
		try { readYargs(this); } catch {}
		return result;
	};
	wrapped.add(place.showHelp);
}

trap('customScriptName', (instance) => wrapShowHelp(owner(instance, 'showHelp')));
trap('getOptions', (instance) => queueMicrotask(() => wrapShowHelp(instance)));
trap('showHelp', (instance) => wrapShowHelp(instance));
`;

/** The part of the hook that reads cac where it starts to parse. */
export const cacHook = String.raw`
function cacOption({ names, isBoolean, required }) {
	return option(names.map(dashed), isBoolean ? 0 : required ? null : '?', null);
}

function cacTree(command, shared) {
	const operands = (command.args ?? []).map(({ required, variadic }) => option([], required ? (variadic ? '+' : null) : variadic ? '*' : '?', null));
	const actions = [...command.options.map(cacOption), ...shared, ...operands, openWords];
	return tree({ actions, strict: !command.config?.allowUnknownOptions, spellings: true });
}

function readCac(cli) {
	const shared = [...cli.globalCommand.options.map(cacOption), option(['-h', '--help', '-v', '--version'], 0, null)];
	const main = cli.commands.find(({ name }) => name === '');
	const named = cli.commands.filter(({ name, aliasNames }) => (name !== '' || aliasNames?.length > 0) && name !== '*');
	record.library = 'cac';
	record.parser = {
		...(main ? cacTree(main, shared) : tree({ actions: [...shared, openWords], strict: named.length > 0, spellings: true })),
		commands: named.map((command) => ({
			names: [command.name, ...(command.aliasNames ?? [])].filter((name) => name !== ''),
			parser: cacTree(command, shared),
		})),
		open: true,
	};
	write();
	process.reallyExit(0);
}

trap('globalCommand', (cli) => wrap(owner(cli, 'parse'), 'parse', readCac));

/** Class fields reach no setter of Object.prototype: then the constructor of what they extend tells of the class. */
function hearOfCac(prototype) {
	if (Object.hasOwn(prototype, 'outputVersion') && Object.hasOwn(prototype, 'parse')) {
		wrap(prototype, 'parse', (cli) => cli.globalCommand && readCac(cli));
	}
}

globalThis.EventTarget = new Proxy(EventTarget, {
	construct(target, args, made) {
		hearOfCac(made.prototype);
		return Reflect.construct(target, args, made);
	},
});
const events = require('node:events');
const initialise = events.init;
events.init = function (...args) {
	hearOfCac(Object.getPrototypeOf(this));
	return initialise.apply(this, args);
};
`;

/** The part of the hook that reads the options given to Node's own util.parseArgs. */
export const parseArgsHook = String.raw`
const util = require('node:util');
wrap(util, 'parseArgs', (_, [given = {}]) => {
	const actions = Object.entries(given.options ?? {}).map(([name, { short, type }]) =>
		option([...(short ? ['-' + short] : []), '--' + name], type === 'boolean' ? 0 : null, null),
	);
	const negated = given.allowNegative ? actions.map(({ names }) => option(names.map((name) => name.replace(/^--/, '--no-')), 0, null)) : [];
	record.library = 'parseArgs';
	record.parser = tree({ actions: [...actions, ...negated, openWords], strict: given.strict !== false });
});
Module.syncBuiltinESMExports();
`;
