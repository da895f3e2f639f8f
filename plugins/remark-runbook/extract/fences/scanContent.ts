import type { ContentFormat } from '../../schema/format.ts';
import {
	scanDotenvText,
	scanIniText,
	scanJsonc,
	scanShell,
	scanSql,
	scanTame,
	scanText,
	scanToml,
	scanYaml,
	type TemplateScan,
	type TypeOf,
} from '../../template/index.ts';

/** How the placeholders of a file's content are found, by what the content is. */
export function scanContent(format: ContentFormat, typeOf: TypeOf): (text: string) => TemplateScan {
	switch (format) {
		case 'yaml':
			return (text) => scanYaml(text, typeOf);
		case 'json':
			return scanJsonc;
		case 'toml':
			return (text) => scanToml(text, typeOf);
		case 'dotenv':
			return scanDotenvText;
		case 'ini':
			return scanIniText;
		case 'bash':
			return scanShell;
		case 'text':
			return (text) => scanText(text, { type: 'text' });
		case 'sql':
			return (text) => scanSql(text, 'postgresql');
		case 'other':
			return scanTame;
	}
}
