import * as z from 'zod';

/** The formats whose structure `edit` knows; a fence, a path's ending or `format=` names one. */
export const configFormats = ['yaml', 'json', 'toml', 'dotenv', 'ini'] as const;
export const configFormatSchema = z.enum(configFormats);
export type ConfigFormat = z.infer<typeof configFormatSchema>;

/** What the content of a file can be: `text` takes values as they are, `other` only harmless ones. */
export const contentFormats = [...configFormats, 'sql', 'bash', 'text', 'other'] as const;
export type ContentFormat = (typeof contentFormats)[number];

const languages: Readonly<Record<string, ContentFormat>> = {
	yaml: 'yaml',
	yml: 'yaml',
	json: 'json',
	jsonc: 'json',
	toml: 'toml',
	dotenv: 'dotenv',
	env: 'dotenv',
	ini: 'ini',
	sql: 'sql',
	bash: 'bash',
	sh: 'bash',
	shell: 'bash',
	text: 'text',
	txt: 'text',
	md: 'text',
	markdown: 'text',
};

/** What a fence's language says of its content. */
export function formatOfLanguage(language: string): ContentFormat {
	return Object.hasOwn(languages, language) ? (languages[language] ?? 'other') : 'other';
}

const endings: Readonly<Record<string, ConfigFormat>> = {
	yaml: 'yaml',
	yml: 'yaml',
	json: 'json',
	jsonc: 'json',
	json5: 'json',
	webmanifest: 'json',
	toml: 'toml',
	env: 'dotenv',
	ini: 'ini',
	cfg: 'ini',
	conf: 'ini',
	service: 'ini',
	timer: 'ini',
	socket: 'ini',
	desktop: 'ini',
};

const names: Readonly<Record<string, ConfigFormat>> = {
	'.npmrc': 'ini',
	'.gitconfig': 'ini',
	'.editorconfig': 'ini',
	'.prettierrc': 'json',
	'.eslintrc': 'json',
	'.babelrc': 'json',
	'.swcrc': 'json',
	'.clang-format': 'yaml',
	Pipfile: 'toml',
	'Cargo.lock': 'toml',
};

/** The format that a file's name stands for: `.env.staging` is dotenv; undefined where it tells none. */
export function formatOfPath(path: string): ConfigFormat | undefined {
	const name = path.slice(path.lastIndexOf('/') + 1);
	if (Object.hasOwn(names, name)) return names[name];
	if (/^\.env(?:\.|$)/.test(name)) return 'dotenv';
	const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
	return name.includes('.') && Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}
