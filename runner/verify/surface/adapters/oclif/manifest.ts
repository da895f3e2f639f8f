import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const flagSchema = z.object({
	name: z.string(),
	char: z.string().optional(),
	type: z.enum(['boolean', 'option']),
	options: z.array(z.coerce.string()).optional(),
	multiple: z.boolean().optional(),
	allowNo: z.boolean().optional(),
	aliases: z.array(z.string()).optional(),
	charAliases: z.array(z.string()).optional(),
	required: z.boolean().optional(),
	env: z.string().optional(),
	default: z.unknown().optional(),
	hasDynamicHelp: z.boolean().optional(),
});
export type Flag = z.infer<typeof flagSchema>;

const argSchema = z.object({ required: z.boolean().optional(), default: z.unknown().optional() });

const commandSchema = z.object({
	id: z.string(),
	aliases: z.array(z.string()).default([]),
	hiddenAliases: z.array(z.string()).default([]),
	strict: z.boolean().default(true),
	enableJsonFlag: z.boolean().default(false),
	flags: z.record(z.string(), flagSchema).default({}),
	args: z.union([z.record(z.string(), argSchema), z.array(argSchema)]).default({}),
});
export type Command = z.infer<typeof commandSchema>;

const manifestSchema = z.object({ commands: z.record(z.string(), commandSchema) });

const packageSchema = z.object({
	oclif: z.object({
		topicSeparator: z.string().default(':'),
		plugins: z.array(z.string()).default([]),
		jitPlugins: z.record(z.string(), z.string()).default({}),
	}),
});

export interface Manifest {
	commands: Command[];
	/** `:` or a space, between the words of a command. */
	separator: string;
	/** Every plugin's commands are among them. */
	complete: boolean;
	file: string;
}

function readJson<T>(schema: z.ZodType<T>, file: string): T | undefined {
	try {
		return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return undefined;
	}
}

/** Where Node would look for a package that a file of `folder` requires. */
function dependency(folder: string, name: string): string | undefined {
	for (let place = folder; place !== dirname(place); place = dirname(place)) {
		const found = join(place, 'node_modules', name);
		if (existsSync(found)) return found;
	}
	return undefined;
}

function manifestIn(folder: string | undefined): Command[] | undefined {
	const found = folder && readJson(manifestSchema, join(folder, 'oclif.manifest.json'));
	return found ? Object.values(found.commands) : undefined;
}

/** The package above a script that keeps a manifest of its commands, as oclif writes it when it is published. */
export function manifestFolder(realPath: string): string | undefined {
	for (let folder = dirname(realPath); folder.includes('node_modules'); folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json'))) {
			return existsSync(join(folder, 'oclif.manifest.json')) ? folder : undefined;
		}
	}
	return undefined;
}

export function readManifest(folder: string): Manifest | undefined {
	const own = manifestIn(folder);
	const settings = readJson(packageSchema, join(folder, 'package.json'))?.oclif;
	if (!own || !settings) return undefined;
	const plugins = settings.plugins.map((name) => manifestIn(dependency(folder, name)));
	return {
		commands: [...own, ...plugins.flatMap((commands) => commands ?? [])],
		separator: settings.topicSeparator,
		complete: plugins.every(Boolean) && Object.keys(settings.jitPlugins).length === 0,
		file: join(folder, 'oclif.manifest.json'),
	};
}
