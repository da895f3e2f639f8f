import type { ContentFormat } from '../../plugins/remark-runbook/language.ts';
import { findJsonFault } from '../../plugins/remark-runbook/language.ts';
import { configLanguage } from '../config/configFile.ts';
import { ConfigError } from '../config/contract.ts';

/** Why a text is none of its format; `offset` counts UTF-16 code units from its start. */
export interface ContentFault {
	message: string;
	offset: number | undefined;
}

/** The first fault of a text in the grammar of its format; formats without one have none. */
export async function findContentFault(
	format: ContentFormat,
	text: string,
	language: string,
): Promise<ContentFault | undefined> {
	switch (format) {
		case 'json':
			return language === 'jsonc' ? findConfigFault(format, text) : strictJson(text);
		case 'yaml':
		case 'toml':
		case 'dotenv':
		case 'ini':
			return findConfigFault(format, text);
		case 'bash':
			return findShellFault(text);
		case 'sql':
			return findSqlFault(text);
		case 'text':
		case 'other':
			return undefined;
	}
}

function strictJson(text: string): ContentFault | undefined {
	const fault = findJsonFault(text);
	return fault && { message: `it is no valid JSON: ${fault.message}`, offset: fault.offset };
}

async function findConfigFault(
	format: 'json' | 'yaml' | 'toml' | 'dotenv' | 'ini',
	text: string,
): Promise<ContentFault | undefined> {
	try {
		(await configLanguage(format)).read(text);
		return undefined;
	} catch (error) {
		if (error instanceof ConfigError) return { message: error.message, offset: error.offset };
		throw error;
	}
}

async function findSqlFault(text: string): Promise<ContentFault | undefined> {
	const { loadGrammar, parseStatements } = await import('../sql/grammar.ts');
	await loadGrammar();
	const parsed = parseStatements(text);
	return 'fault' in parsed
		? { ...parsed.fault, message: `PostgreSQL can't read this: ${parsed.fault.message}` }
		: undefined;
}

async function findShellFault(text: string): Promise<ContentFault | undefined> {
	const { createShellSession } = await import('../shell/session.ts');
	const [error] = createShellSession({}).parse(text).errors;
	return error && { message: `bash cannot read this: ${error.message}`, offset: error.span.start };
}
