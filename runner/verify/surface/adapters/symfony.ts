import * as z from 'zod';
import { plainGrammar, type Option, type Surface } from '../model/surface.ts';
import type { Adapter, Tool } from './adapter.ts';
import { describeByHelp } from './generic.ts';

const optionSchema = z.object({
	name: z.string(),
	shortcut: z.string(),
	accept_value: z.boolean(),
	is_value_required: z.boolean(),
});
/** PHP writes an empty map as `[]`. */
const optionsSchema = z.union([z.record(z.string(), optionSchema), z.array(optionSchema)]);
const commandSchema = z.object({
	name: z.string(),
	usage: z.array(z.string()),
	definition: z.object({ options: optionsSchema }),
});
const listSchema = z.object({ commands: z.array(commandSchema) });
type List = z.infer<typeof listSchema>;

function list(tool: Tool): Promise<List | null> {
	return tool.memo.get('symfony list', listSchema.nullable(), async () => {
		const { stdout } = await tool.ask(['list', '--format=json']);
		try {
			return listSchema.parse(JSON.parse(stdout));
		} catch {
			return null;
		}
	});
}

function optionOf({
	name,
	shortcut,
	accept_value: accepts,
	is_value_required: required,
}: z.infer<typeof optionSchema>): Option {
	const names = [name, ...shortcut.split('|').filter(Boolean)];
	return { names, value: accepts ? (required ? 'required' : 'optional') : 'none' };
}

/** `dump-autoload` stands as the first word of a usage line: an alias. */
function aliasesOf({ name, usage }: z.infer<typeof commandSchema>): string[] {
	return usage.flatMap((line) => /^[\w:.-]+/.exec(line)?.[0] ?? []).filter((word) => word !== name);
}

function surfaceOf({ commands }: List, [name]: readonly string[]): Surface {
	const found = commands.filter((command) => name === undefined || command.name === name);
	const options = found.flatMap(({ definition }) => Object.values(definition.options)).map(optionOf);
	const names =
		name === undefined ? commands.map((command) => ({ name: command.name, aliases: aliasesOf(command) })) : [];
	return {
		layer: 'symfony list',
		exact: name !== undefined,
		options,
		commands: names,
		commandsExact: false,
		grammar: { ...plainGrammar, abbreviations: true, commandFirst: names.length > 0 },
		mentions: [],
		text: `${commands.length} commands`,
		probe: ['list', '--format=json'],
	};
}

/** Programs in PHP on Symfony's console (composer, artisan): their list of commands as JSON. */
export const symfony: Adapter = {
	name: 'symfony',
	suits: ({ facts, executable }) => facts.interpreter === 'php' || executable.realPath.endsWith('.phar'),
	async describe(tool, path) {
		const found = await list(tool);
		return found ? [surfaceOf(found, path)] : describeByHelp(tool, path);
	},
};
