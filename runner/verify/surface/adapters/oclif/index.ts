import { plainGrammar, type Option, type Subcommand, type Surface } from '../../model/surface.ts';
import type { Adapter, Tool } from '../adapter.ts';
import { describeByHelp } from '../generic.ts';
import { manifestFolder, readManifest, type Command, type Flag, type Manifest } from './manifest.ts';

const manifests = new Map<string, Manifest | undefined>();

function manifestOf({ executable }: Tool): Manifest | undefined {
	const folder = manifestFolder(executable.realPath);
	if (folder === undefined) return undefined;
	if (!manifests.has(folder)) manifests.set(folder, readManifest(folder));
	return manifests.get(folder);
}

/** A default may be worked out when the command runs: then its help is, too. */
function isNeeded(flag: Flag): boolean {
	return flag.required === true && flag.default === undefined && flag.env === undefined && !flag.hasDynamicHelp;
}

function optionOf(flag: Flag): Option {
	return { ...valueOptionOf(flag), ...(isNeeded(flag) && { required: true }) };
}

function valueOptionOf({ name, char, type, options, multiple, allowNo, aliases = [], charAliases = [] }: Flag): Option {
	const letters = [...(char === undefined ? [] : [char]), ...charAliases].map((letter) => `-${letter}`);
	const words = [name, ...aliases].map((word) => (word.length === 1 ? `-${word}` : `--${word}`));
	const names = [...letters, ...words, ...(allowNo ? words.map((word) => word.replace(/^--/, '--no-')) : [])];
	if (type === 'boolean') return { names, value: 'none' };
	return { names, value: 'required', ...(multiple ? { words: { min: 1 } } : options && { choices: options }) };
}

const help: Option = { names: ['--help', '-h'], value: 'none' };

function spellings({ id, aliases, hiddenAliases }: Command): string[] {
	return [id, ...aliases, ...hiddenAliases];
}

/** The words that go on from `path`: whole names with their colons, and parts of them where spaces separate. */
function commandsBelow({ commands, separator }: Manifest, path: readonly string[]): Subcommand[] {
	const names = commands.flatMap(spellings);
	const parts = names.map((name) => name.split(':')).filter((words) => path.every((word, at) => words[at] === word));
	const next = separator === ' ' ? parts.flatMap((words) => words[path.length] ?? []) : [];
	const whole = path.length === 0 ? [...names, 'help', 'version'] : [];
	return [...new Set([...next, ...whole])].map((name) => ({ name, aliases: [] }));
}

function commandAt({ commands }: Manifest, path: readonly string[]): Command | undefined {
	return commands.find((command) => spellings(command).includes(path.join(':')));
}

function surfaceOf(manifest: Manifest, path: readonly string[]): Surface {
	const command = commandAt(manifest, path);
	const below = commandsBelow(manifest, path);
	const given = Object.values(command?.args ?? {});
	const operands = given.length;
	const min = given.filter((arg) => arg.required === true && arg.default === undefined).length;
	const json: Option[] = command?.enableJsonFlag ? [{ names: ['--json'], value: 'none' }] : [];
	const version: Option[] = path.length === 0 ? [{ names: ['--version', '-v'], value: 'none' }] : [];
	return {
		layer: 'oclif manifest',
		exact: path.length === 0 || command?.strict === true,
		options: [...Object.values(command?.flags ?? {}).map(optionOf), ...json, ...version, help],
		commands: below,
		commandsExact: manifest.complete && below.length > 0 && command === undefined,
		...(command?.strict && below.length === 0 && { operands: { min, max: operands, choices: [], orInput: true } }),
		grammar: { ...plainGrammar, commandFirst: below.length > 0 && operands === 0 },
		mentions: [],
		text: `${manifest.commands.length} commands`,
		probe: [manifest.file],
	};
}

/** Programs on oclif (heroku, sf, …): the manifest that is published with them, and with their plugins. */
export const oclif: Adapter = {
	name: 'oclif',
	suits: (tool) => tool.facts.interpreter === 'node' && manifestOf(tool) !== undefined,
	async describe(tool, path) {
		const manifest = manifestOf(tool);
		return manifest ? [surfaceOf(manifest, path)] : describeByHelp(tool, path);
	},
};
