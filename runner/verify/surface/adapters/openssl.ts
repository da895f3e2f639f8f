import * as z from 'zod';
import { plainGrammar, type Option, type Surface } from '../model/surface.ts';
import type { Adapter, Tool } from './adapter.ts';

const kinds = ['-commands', '-digest-commands', '-cipher-commands'];
const listSchema = z.object({ names: z.array(z.string()), probe: z.array(z.string()) });

function base(text: string, probe: readonly string[]): Surface {
	return {
		layer: 'openssl list',
		exact: true,
		options: [],
		commands: [],
		commandsExact: false,
		grammar: { ...plainGrammar, singleDash: true, dashAgnostic: true },
		mentions: [],
		text,
		probe: [...probe],
	};
}

async function listCommands(tool: Tool): Promise<Surface> {
	const { names, probe } = await tool.memo.get('openssl commands', listSchema, async () => {
		const answers = await Promise.all(kinds.map((kind) => tool.ask(['list', '-1', kind])));
		const lines = answers.flatMap(({ stdout }) => stdout.split('\n').map((line) => line.trim()));
		return { names: lines.filter(Boolean), probe: answers[0]?.argv ?? [] };
	});
	const commands = names.map((name) => ({ name, aliases: [] }));
	const options: Option[] = ['-help', '-version', '-v', '-h'].map((name) => ({ names: [name], value: 'none' }));
	const grammar = { ...plainGrammar, singleDash: true, dashAgnostic: true, commandFirst: names.length > 0 };
	return { ...base(`${names.length} commands`, probe), options, commands, commandsExact: names.length > 0, grammar };
}

/** A row is `name type`; `-` stands for a flag, `p n N l u` for numbers; any cipher is a flag too (`*`). */
function readRow(row: string): Option | undefined {
	const [name = '', type = '-'] = row.trim().split(/\s+/);
	if (!/^[\w.?+-]+$/.test(name)) return undefined;
	const numeric = /^[pnNlul]$/.test(type);
	return { names: [`-${name}`], value: type === '-' ? 'none' : 'required', ...(numeric && { numeric }) };
}

/** Where any digest or cipher is a flag. */
async function listAlgorithms(tool: Tool): Promise<string[]> {
	const { names } = await tool.memo.get('openssl algorithms', listSchema, async () => {
		const answers = await Promise.all(kinds.slice(1).map((kind) => tool.ask(['list', '-1', kind])));
		const lines = answers.flatMap(({ stdout }) => stdout.split('\n').map((line) => line.trim()));
		return { names: lines.filter(Boolean), probe: answers[0]?.argv ?? [] };
	});
	return names;
}

const rowsSchema = z.object({ rows: z.array(z.string()), probe: z.array(z.string()) });

async function listOptions(tool: Tool, command: string): Promise<Surface[]> {
	const { rows, probe } = await tool.memo.get(`openssl options ${command}`, rowsSchema, async () => {
		const { stdout, argv } = await tool.ask(['list', '-options', command]);
		return { rows: stdout.split('\n').filter((row) => row.trim() !== ''), probe: argv };
	});
	const options = rows.flatMap((row) => readRow(row) ?? []);
	const open = rows.some((row) => /^\*?\s/.test(row.trim()) || row.includes('*') || row.trim().startsWith('-'));
	const algorithms = open ? await listAlgorithms(tool) : [];
	const flags = algorithms.map((name) => ({ names: [`-${name}`], value: 'none' as const }));
	if (options.length === 0) return [];
	return [{ ...base(`${options.length} options`, probe), options: [...options, ...flags], exact: !open }];
}

/** OpenSSL: its own lists of commands and options (`openssl list -options req`). */
export const openssl: Adapter = {
	name: 'openssl',
	suits: ({ executable }) => executable.name === 'openssl',
	manner: () => ({ suffixes: ['-help'] }),
	describe: async (tool, [command]) =>
		command === undefined ? [await listCommands(tool)] : listOptions(tool, command),
};
