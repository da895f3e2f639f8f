import type { Location, ShellWord } from '../command.ts';
import { optionValue, skipOptions } from './options.ts';
import { wrapperTable } from './table.ts';
import type { WrapperSpec } from './table.ts';

/** What a wrapper starts: words from an index on, a shell text, or a session that reads what follows. */
export interface Started {
	type: 'words' | 'script' | 'session';
	/** The first word that belongs to the inner command. */
	index: number;
	/** The word after its last one; undefined where it goes on to the end. */
	end?: number;
	/** Undefined where the inner command runs at the same place. */
	location: Location | undefined;
	/** Words that nobody knows yet are added at its end. */
	appends: boolean;
	/** What is replaced in its words by something that nobody knows yet: `{}`. */
	replaces?: string;
}

const specsByName = new Map<string, WrapperSpec[]>();
for (const spec of wrapperTable) {
	for (const name of spec.names) specsByName.set(name, [...(specsByName.get(name) ?? []), spec]);
}

/** Finds what a command starts, or undefined where it is no wrapper that is known. */
export function unwrap(words: readonly ShellWord[]): Started | undefined {
	const name = words[0]?.text.replace(/^\\|^.*\//, '') ?? '';
	if (name === 'find' || name === 'fd') return findAction(words);
	for (const spec of specsByName.get(name) ?? []) {
		const started = read(words, name, spec);
		if (started) return started;
	}
	return undefined;
}

function read(words: readonly ShellWord[], name: string, spec: WrapperSpec): Started | undefined {
	const path = [name];
	let index = 1;
	for (const level of spec.levels) {
		index = skipOptions(words, index, level.options);
		if (!level.subcommands) continue;
		const subcommand = words[index]?.text ?? '';
		if (!level.subcommands.includes(subcommand)) return undefined;
		path.push(subcommand);
		index += 1;
	}
	const through = path.join(' ');
	if (spec.inner === 'after-dashes') return afterDashes(words, index, through, spec);
	if (spec.inner === 'script-option') return scriptOption(words, index, name, spec);
	return afterPositionals(words, index, through, spec);
}

function afterPositionals(
	words: readonly ShellWord[],
	start: number,
	through: string,
	spec: WrapperSpec,
): Started | undefined {
	let index = start;
	while (spec.assignments && /^[A-Za-z_]\w*=/.test(words[index]?.text ?? '')) index += 1;
	const where = words[index]?.text ?? '';
	index = Math.min(index + spec.positionals, words.length);
	const location = locationOf(spec, through, where);
	if (through === 'command' && /^-[vVp]*[vV]/.test(words[1]?.text ?? '')) return undefined;
	if (index < words.length) {
		const type = spec.inner === 'script' ? 'script' : 'words';
		return { type, index, location, ...added(words.slice(1, index), spec) };
	}
	return opensSession(words, through, spec) ? { type: 'session', index, location, appends: false } : undefined;
}

function afterDashes(
	words: readonly ShellWord[],
	start: number,
	through: string,
	spec: WrapperSpec,
): Started | undefined {
	const dashes = words.findIndex(({ text }) => text === '--');
	if (dashes === -1 || dashes + 1 >= words.length) return undefined;
	const where = words.slice(start, dashes).find((word) => !word.text.startsWith('-'))?.text ?? '';
	return { type: 'words', index: dashes + 1, location: locationOf(spec, through, where), appends: false };
}

function scriptOption(
	words: readonly ShellWord[],
	operand: number,
	name: string,
	spec: WrapperSpec,
): Started | undefined {
	const options = spec.levels[0]?.options ?? { values: [] };
	const script = optionValue(words, 1, options, spec.option ?? '-c');
	if (script !== undefined && (script <= operand || name === 'su')) {
		return { type: 'script', index: script, location: undefined, appends: false };
	}
	const isShell = spec.interactive === true && (operand >= words.length || name === 'su' || name === 'runuser');
	return isShell ? { type: 'session', index: words.length, location: undefined, appends: false } : undefined;
}

/** `xargs` adds words at the end, or in place of the value of `-I`. */
function added(options: readonly ShellWord[], spec: WrapperSpec): Pick<Started, 'appends' | 'replaces'> {
	const replace = options.findIndex(({ text }) => /^-[Ii]|^--replace/.test(text));
	if (!spec.appends || replace === -1) return { appends: spec.appends ?? false };
	const text = options[replace]?.text ?? '';
	const attached = text.replace(/^-[Ii]|^--replace=?/, '');
	const next = text === '-I' ? options[replace + 1]?.text : undefined;
	return { appends: false, replaces: attached || next || '{}' };
}

/** `find … -exec command {} \;`: the first command of it. */
function findAction(words: readonly ShellWord[]): Started | undefined {
	const action = words.findIndex(({ text }) => /^-(?:exec|execdir|ok|okdir)$|^--exec(?:-batch)?$|^-[xX]$/.test(text));
	if (action === -1 || action + 1 >= words.length) return undefined;
	const end = words.findIndex(
		({ text }, index) => index > action && (text === ';' || (text === '+' && words[index - 1]?.text === '{}')),
	);
	const range = end === -1 ? {} : { end };
	return { type: 'words', index: action + 1, ...range, location: undefined, appends: false, replaces: '{}' };
}

/** `ssh host`, `sudo -i` and `sudo -s` open a shell; `ssh -N`, `ssh -T` and `sudo -v` do not. */
function opensSession(words: readonly ShellWord[], through: string, spec: WrapperSpec): boolean {
	if (!spec.interactive) return false;
	const options = words.slice(1).filter((word) => word.text.startsWith('-'));
	if (through === 'sudo') return options.some((word) => /^-[a-zA-Z]*[is]$|^--(login|shell)$/.test(word.text));
	return words.length > 1 && !options.some((word) => /^-[A-Za-z]*[NTfVGQOW]/.test(word.text));
}

function locationOf(spec: WrapperSpec, through: string, where: string): Location | undefined {
	return spec.elsewhere ? { type: 'elsewhere', through, where } : undefined;
}
