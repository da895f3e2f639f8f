import { dirname, join } from 'node:path';
import * as z from 'zod';
import { plainGrammar, type Option, type Surface } from '../model/surface.ts';
import type { Adapter, Tool } from './adapter.ts';

/** Prints npm's own command list and config definitions, as installed. */
const reader = `
const root = process.argv[1];
const list = require(root + '/lib/utils/cmd-list.js');
const load = (path) => { try { return require(path); } catch { return undefined; } };
const config = load(root + '/node_modules/@npmcli/config/lib/definitions') ?? load(root + '/lib/utils/config/index.js');
const kind = (type) => type === Boolean ? 'boolean' : type === Number ? 'number' : typeof type === 'string' ? type : null;
const options = Object.entries(config.definitions).map(([key, { type }]) => ({
	key, kinds: [].concat(type).map(kind).filter((one) => one !== null), open: [].concat(type).some((one) => one !== null && kind(one) === null),
}));
console.log(JSON.stringify({ commands: list.commands, aliases: list.aliases, options, shorthands: config.shorthands }));
`;

const definitionsSchema = z.object({
	commands: z.array(z.string()),
	aliases: z.record(z.string(), z.string()),
	options: z.array(z.object({ key: z.string(), kinds: z.array(z.string()), open: z.boolean() })),
	shorthands: z.record(z.string(), z.array(z.string())),
});
type Definitions = z.infer<typeof definitionsSchema>;

/** Commands whose own arguments npm hands on: what follows their operand is the script's. */
const handsOn = new Set([
	'run-script',
	'run',
	'rum',
	'urn',
	'test',
	'tst',
	't',
	'start',
	'stop',
	'restart',
	'exec',
	'x',
]);

function definitions(tool: Tool): Promise<Definitions> {
	const root = join(dirname(tool.executable.realPath), '..');
	return tool.memo.get('npm definitions', definitionsSchema, async () => {
		const { stdout } = await tool.ask([], { program: [process.execPath, '-e', reader, root] });
		return definitionsSchema.parse(JSON.parse(stdout));
	});
}

function optionOf({ key, kinds, open }: Definitions['options'][number]): Option {
	const words = kinds.filter((kind) => kind !== 'boolean' && kind !== 'number');
	const value =
		kinds.length === 1 && kinds[0] === 'boolean' && !open ? 'none' : kinds.includes('boolean') ? 'unknown' : 'required';
	const closed = !open && words.length > 1 && value === 'required' && !kinds.includes('number');
	return { names: [`--${key}`, `--no-${key}`], value, ...(closed && { choices: words }) };
}

function optionsOf({ options, shorthands }: Definitions): Option[] {
	const long = options.map(optionOf);
	const short = Object.entries(shorthands).map(([letter, [target = '', ...fixed]]): Option => {
		const known = long.find(({ names }) => names.includes(target));
		return { names: [`-${letter}`, `--${letter}`], value: fixed.length > 0 ? 'none' : (known?.value ?? 'none') };
	});
	return [...long, ...short, { names: ['--help', '-h', '--version', '-v', '--versions'], value: 'none' }];
}

function surfaceOf(data: Definitions, path: readonly string[], probe: readonly string[]): Surface {
	const root = path.length === 0;
	const aliases = Object.keys(data.aliases);
	const commands = root ? [...data.commands, ...aliases].map((name) => ({ name, aliases: [] })) : [];
	const stops = handsOn.has(path[0] ?? '');
	return {
		layer: 'npm definitions',
		exact: true,
		options: optionsOf(data),
		commands,
		commandsExact: root,
		grammar: { ...plainGrammar, abbreviations: true, commandFirst: root, stopsAtOperand: stops },
		mentions: [],
		text: `${data.options.length} options, ${data.commands.length} commands`,
		probe: [...probe],
	};
}

/** npm and npx: the command list and config definitions of the installed npm. */
export const npm: Adapter = {
	name: 'npm',
	suits: ({ executable }) => /\/npm\/bin\/np[mx]-cli\.js$/.test(executable.realPath),
	async describe(tool, path) {
		const data = await definitions(tool);
		const probe = ['npm', 'lib/utils/cmd-list.js'];
		if (tool.executable.name !== 'npx') return [surfaceOf(data, path, probe)];
		const surface = surfaceOf(data, ['exec'], probe);
		const call: Option = { names: ['-c', '--call', '-p', '--package'], value: 'required' };
		return [{ ...surface, options: [call, ...surface.options, { names: ['--no-install', '--no'], value: 'none' }] }];
	},
};
