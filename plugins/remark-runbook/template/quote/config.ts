import type { Refusal } from './place.ts';

/** Escapes of JSON, which YAML and TOML have as well, also for what these don't want to see as it is. */
function escaped(value: string): string {
	return JSON.stringify(value).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff]/g, hexadecimal);
}

function hexadecimal(char: string): string {
	return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** A text in double quotes as YAML reads it. */
export function yamlDoubleQuoted(value: string): string {
	return escaped(value);
}

/** A text in double quotes as TOML reads it. */
export function tomlString(value: string): string {
	return escaped(value);
}

/** A key of TOML: bare where it can be. */
export function tomlKey(key: string): string {
	return /^[\w-]+$/.test(key) ? key : escaped(key);
}

/** A value of a dotenv file as all of its readers understand it: shells, Compose, and the libraries of languages. */
export function quoteDotenv(value: string): string | Refusal {
	if (/^[\w./:@%+,=-]*$/.test(value)) return value;
	if (/^[^'\\\r\0]*$/.test(value)) return `'${value}'`;
	if (/^[^"\\$`\r\n\0]*$/.test(value)) return `"${value}"`;
	return {
		message: 'The readers of dotenv files differ in how they read quotes and backslashes.',
		hint: 'Use a value without a single quote beside another quote, $ or `, and without backslashes.',
	};
}
