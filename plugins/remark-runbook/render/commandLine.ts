import { shellWord } from '../template/quote/word.ts';

/** The shell line that runs one step of a document, with inputs that are not as their defaults and the options it stands in. */
export function commandLine(
	path: string,
	id: string,
	inputs: Readonly<Record<string, string>> = {},
	choices: Readonly<Record<string, string>> = {},
): string {
	const chosen = Object.entries(choices).map(([step, option]) => ` --choose ${step}=${shellWord(option)}`);
	const given = Object.entries(inputs).map(([name, value]) => ` --input ${name}=${shellWord(value)}`);
	return `runbook-exec ${shellWord(path)} --only ${shellWord(id)}${chosen.join('')}${given.join('')}`;
}
