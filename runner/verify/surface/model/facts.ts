import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';

/** What the program's file itself tells, read and never run. */
export const factsSchema = z.object({
	kind: z.enum(['binary', 'script', 'unreadable']),
	/** Name of a script's interpreter: `python3`, `node`, `bash`. */
	interpreter: z.string().optional(),
	/** The script's first line after `#!`. */
	shebang: z.string().optional(),
	markers: z.array(z.string()),
});
export type Facts = z.infer<typeof factsSchema>;

/** Strings that the option parsers of compiled programs leave in the file. */
const binaryMarkers: Record<string, readonly string[]> = {
	cobra: ['__completeNoDesc', 'spf13/cobra'],
	'go-flag': ['flag provided but not defined: -'],
	'hashicorp-cli': ['autocomplete-install', 'posener/complete'],
	clap: ['possible values: '],
	getopt_long: ['getopt_long'],
	argp: ['argp_parse'],
	popt: ['poptGetNextOpt'],
	glib: ['g_option_context_parse'],
	busybox: ['BusyBox v'],
};

const scriptMarkers: Record<string, RegExp> = {
	argcomplete: /PYTHON_ARGCOMPLETE_OK/,
	'entry-point': /load_entry_point|importlib[._]metadata|EASY-INSTALL|from [\w.]+ import \w+/,
	pyenv: /pyenv["' ]+exec|PYENV_ROOT/,
	symfony: /symfony\/console|Symfony\\\\?Component\\\\?Console/i,
	'getopt-long': /Getopt::Long/,
};

function readStart(path: string, bytes: number): Buffer {
	const file = openSync(path, 'r');
	try {
		const buffer = Buffer.alloc(bytes);
		return buffer.subarray(0, readSync(file, buffer, 0, bytes, 0));
	} finally {
		closeSync(file);
	}
}

function interpreterOf(shebang: string): string | undefined {
	const words = shebang.split(/\s+/);
	const first = words[0]?.split('/').pop();
	return first === 'env' ? words.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) : first;
}

function scriptFacts(content: string): Facts {
	const shebang = (content.split('\n', 1)[0] ?? '').slice(2).trim();
	const interpreter = interpreterOf(shebang);
	const markers = Object.entries(scriptMarkers).filter(([, pattern]) => pattern.test(content));
	return {
		kind: 'script',
		shebang,
		...(interpreter !== undefined && { interpreter }),
		markers: markers.map(([name]) => name),
	};
}

/** A program of 50 MB takes a while: others are asked meanwhile. */
async function binaryFacts(content: Buffer): Promise<Facts> {
	const markers: string[] = [];
	for (const [name, needles] of Object.entries(binaryMarkers)) {
		if (needles.every((text) => content.includes(text))) markers.push(name);
		await nextTurn();
	}
	return { kind: 'binary', markers };
}

export async function readFacts(path: string): Promise<Facts> {
	try {
		const isScript = readStart(path, 2).toString('latin1') === '#!';
		if (isScript) return scriptFacts(readStart(path, 1_000_000).toString('utf8'));
		return await binaryFacts(await readFile(path));
	} catch {
		return { kind: 'unreadable', markers: [] };
	}
}
