import os from 'node:os';
import * as z from 'zod';
import { parseHelp } from '../../help/parseHelp.ts';
import { usageOptions } from '../../help/usage.ts';
import { plainGrammar, type Option, type Surface } from '../../model/surface.ts';
import type { Adapter, Tool } from '../adapter.ts';

/** Bash's builtins (`compgen -b`) that parse options. */
const builtins = new Set(
	`. alias bg bind break builtin caller cd command compgen complete continue declare dirs disown enable eval exec exit export fc
	fg getopts hash help history jobs kill let local logout mapfile popd pushd pwd read readarray readonly return set shift shopt
	source suspend times trap type typeset ulimit umask unalias unset wait`
		.trim()
		.split(/\s+/),
);
const free = new Set([':', '[', '[[', 'echo', 'false', 'printf', 'test', 'true', 'time', 'coproc']);

export function isBuiltin(name: string): boolean {
	return builtins.has(name);
}

/** Builtins and words of the grammar that refuse no word. */
export function takesAnything(name: string): boolean {
	return free.has(name);
}

const synopsisSchema = z.object({ text: z.string(), probe: z.array(z.string()) });

/** The synopsis is the first line of `help NAME`: `cd: cd [-L|[-P [-e]] [-@]] [dir]`. */
async function synopsis(tool: Tool, name: string): Promise<z.infer<typeof synopsisSchema>> {
	return tool.memo.get(`builtin ${name}`, synopsisSchema, async () => {
		const program = [tool.executable.path, '-c', 'help -- "$1"', 'bash'];
		const { stdout, argv } = await tool.ask([name], { program });
		return { text: stdout, probe: argv };
	});
}

/** `kill -HUP`: its synopsis has `-sigspec` for all of them. */
function signalOptions(): Option[] {
	return Object.keys(os.constants.signals).map((signal) => {
		const spellings = [signal, signal.replace(/^SIG/, '')].flatMap((name) => [name, name.toLowerCase()]);
		return { names: spellings.map((name) => `-${name}`), value: 'none' };
	});
}

async function describe(tool: Tool, name: string): Promise<Surface[]> {
	const { text, probe } = await synopsis(tool, name);
	const usage = (text.split('\n')[0] ?? '').replace(/^[^:]*:\s*/, '').split(' or ');
	const help = parseHelp(text, probe);
	return [
		{
			...help,
			layer: 'bash help',
			options: [...usageOptions(usage), ...help.options, ...(name === 'kill' ? signalOptions() : [])],
			commands: [],
			grammar: { ...plainGrammar, stopsAtOperand: name !== 'set' && name !== 'kill' },
			text: usage.join(' or '),
		},
	];
}

/** What bash itself knows of its builtins, asked of the installed bash. */
export function builtinAdapter(name: string): Adapter {
	return {
		name: `builtin ${name}`,
		suits: () => false,
		manner: ({ executable }) => ({ suffixes: ['--help'], program: [executable.path, '-c', '"$@"', 'bash', name] }),
		// `local` takes what `declare` takes, and says only so.
		describe: (tool) => describe(tool, name === 'local' ? 'declare' : name),
	};
}
