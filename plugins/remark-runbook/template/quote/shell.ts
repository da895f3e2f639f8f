import type { PlaceholderContext } from '../../schema/template.ts';
import type { ContextType, Refusal } from './place.ts';
import { isTame } from './word.ts';

const shellTypes = new Set<ContextType>([
	'bare',
	'double-quoted',
	'single-quoted',
	'ansi-c-quoted',
	'comment',
	'heredoc',
]);

/** What no quoting mends: characters that a shell text can't carry, and values that a second program reads as code. */
export function refuseInShell(value: string, name: string, context: PlaceholderContext): Refusal | undefined {
	if (shellTypes.has(context.type) && /[\0\p{Surrogate}]/u.test(value)) {
		const character = value.includes('\0') ? 'NUL' : 'half a surrogate pair';
		return {
			message: `The value of {{${name}}} has a character that no shell text can hold: ${character}.`,
			hint: 'Write the value to a file and name the file.',
		};
	}
	if (!('evaluatedBy' in context) || context.evaluatedBy === undefined || value === '' || isTame(value))
		return undefined;
	const reader = context.evaluatedBy;
	return {
		message: `The value of {{${name}}} would be read as code by ${reader}: only letters, digits and _ . / : @ % + , - are safe there.`,
		hint: mend(name, reader, context.type === 'heredoc'),
	};
}

function mend(name: string, reader: string, heredoc: boolean): string {
	const quoted = `"$(printf %q {{${name}}})"`;
	if (heredoc) {
		const start = reader === 'ssh' ? `ssh host bash -s -- ${quoted}` : `${reader} -s -- {{${name}}}`;
		return `Pass it as an argument, which the script reads as "$1": ${start} <<'EOF'.`;
	}
	if (reader.endsWith(' -c')) return `Pass it as an argument: ${reader} '… "$1"' -- {{${name}}}.`;
	if (reader === 'ssh' || reader === 'eval') return `Quote it once more for ${reader}: ${quoted}.`;
	return 'Use a value of these characters.';
}
