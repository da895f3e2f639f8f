import type { ConfigFormat } from '../../plugins/remark-runbook/language.ts';
import type { ConfigLanguage } from './contract.ts';

/** The one reader and editor of each format; loaded when a document needs it. */
export async function configLanguage(format: ConfigFormat): Promise<ConfigLanguage> {
	switch (format) {
		case 'yaml':
			return (await import('./yaml/index.ts')).yaml;
		case 'json':
			return (await import('./json/index.ts')).json;
		case 'toml':
			return (await import('./toml/index.ts')).toml;
		case 'dotenv':
			return (await import('./dotenv/index.ts')).dotenv;
		case 'ini':
			return (await import('./ini/index.ts')).ini;
	}
}
