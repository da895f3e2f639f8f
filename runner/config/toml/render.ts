import type { AST } from 'toml-eslint-parser';
import type { Data } from '../../../plugins/remark-runbook/language.ts';
import { tomlKey, tomlString } from '../../../plugins/remark-runbook/language.ts';
import { ConfigError } from '../contract.ts';

/** A value as TOML writes it in one line, in the style of the value that it replaces. */
export function renderToml(value: Data, before?: AST.TOMLContentNode): string {
	if (value === null) throw new ConfigError('TOML has no null', { hint: 'Delete the key instead.' });
	if (Array.isArray(value)) return `[${value.map((entry) => renderToml(entry)).join(', ')}]`;
	if (typeof value === 'object') {
		const entries = Object.entries(value).map(([key, content]) => `${tomlKey(key)} = ${renderToml(content)}`);
		return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
	}
	if (typeof value === 'string') return renderText(value, before);
	if (typeof value === 'boolean') return String(value);
	return renderNumber(value, before);
}

function renderNumber(value: number, before: AST.TOMLContentNode | undefined): string {
	if (Number.isNaN(value)) return 'nan';
	if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
	const isFloat = before?.type === 'TOMLValue' && before.kind === 'float';
	return isFloat && Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

const dates = /^(?:\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d(?:\.\d+)?)$/;

function renderText(value: string, before: AST.TOMLContentNode | undefined): string {
	if (before?.type !== 'TOMLValue') return tomlString(value);
	if (before.kind.includes('date') || before.kind.includes('time'))
		return dates.test(value) ? value : tomlString(value);
	if (before.kind !== 'string') return tomlString(value);
	const literal = before.style === 'literal' && !before.multiline;
	return literal && /^[^'\p{Cc}]*$/u.test(value) ? `'${value}'` : tomlString(value);
}
