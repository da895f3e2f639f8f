import type { OutputFence } from '../../plugins/remark-runbook/language.ts';
import { matchOutput } from '../execute/output/index.ts';
import type { MatchResult } from '../execute/output/result.ts';
import { cellText, type ResultSet } from './resultSet.ts';

/** Holds a result against what a document expects: a Markdown table, JSON, or a line for each row. */
export function matchRows(text: string, match: OutputFence['match'], result: ResultSet): MatchResult {
	const table = readTable(text);
	if (table && (match === 'exact' || match === 'contains')) return matchTable(table, match, result);
	if (match === 'json')
		return matchOutput({ text, match }, JSON.stringify(isList(text) ? result.data : (result.data[0] ?? null)));
	return matchOutput({ text, match }, result.rows.map((row) => row.map(cellText).join('|')).join('\n'));
}

function isList(text: string): boolean {
	return text.trimStart().startsWith('[');
}

interface Table {
	columns: string[];
	rows: string[][];
	/** Line of each row in the text, from 0. */
	lines: number[];
}

/** Reads a table with its head; undefined where the text is none. */
function readTable(text: string): Table | undefined {
	const lines = text.split('\n').map((line) => line.trim());
	const [head, rule] = lines;
	if (!head?.startsWith('|') || !rule || !/^\|(?:\s*:?-+:?\s*\|)+$/.test(rule)) return undefined;
	const rows = [...lines.entries()].slice(2).filter(([, line]) => line !== '');
	return { columns: cellsOf(head), rows: rows.map(([, line]) => cellsOf(line)), lines: rows.map(([index]) => index) };
}

function cellsOf(line: string): string[] {
	const cells = line.replace(/^\|/, '').match(/(?:\\.|[^|\\])*\|/g) ?? [];
	return cells.map((cell) =>
		cell
			.slice(0, -1)
			.trim()
			.replaceAll(/\\(.)/g, (_all, sign: string) => (sign === 'n' ? '\n' : sign)),
	);
}

function matchTable({ columns, rows, lines }: Table, match: 'exact' | 'contains', result: ResultSet): MatchResult {
	const missing = columns.find((column) => !result.columns.includes(column));
	const given = `the columns are ${result.columns.join(', ')}`;
	if (missing !== undefined)
		return fail(`there is no column ${missing}; ${given}`, 0, [
			...columns.map((name) => `- ${name}`),
			...result.columns.map((name) => `+ ${name}`),
		]);
	if (match === 'exact' && columns.join('|') !== result.columns.join('|')) return fail(given, 0, []);
	const places = columns.map((column) => result.columns.indexOf(column));
	const actual = result.rows.map((row) => places.map((place) => cellText(row[place] ?? null).trim()));
	return match === 'exact' ? inOrder(rows, lines, actual) : eachSomewhere(rows, lines, actual);
}

const isGap = (row: readonly string[]): boolean => row.length > 0 && row.every((cell) => cell === '...');

function inOrder(rows: readonly string[][], lines: readonly number[], actual: readonly string[][]): MatchResult {
	let at = 0;
	let gap = false;
	for (const [index, row] of rows.entries()) {
		if (isGap(row)) {
			gap = true;
			continue;
		}
		const found = gap ? actual.findIndex((cells, place) => place >= at && same(cells, row)) : at;
		if (!same(actual[found], row)) return fail(difference(row, actual[at]), lines[index] ?? 0, diffOf(rows, actual));
		at = found + 1;
		gap = false;
	}
	if (at === actual.length || gap) return { ok: true };
	return fail(`${actual.length - at} more rows came`, lines.at(-1) ?? 0, diffOf(rows, actual));
}

function eachSomewhere(rows: readonly string[][], lines: readonly number[], actual: readonly string[][]): MatchResult {
	const missing = rows.findIndex((row) => !isGap(row) && !actual.some((cells) => same(cells, row)));
	if (missing < 0) return { ok: true };
	return fail(`no row is ${(rows[missing] ?? []).join(' | ')}`, lines[missing] ?? 0, diffOf(rows, actual));
}

function difference(row: readonly string[], actual: readonly string[] | undefined): string {
	return actual
		? `a row is ${actual.join(' | ')}, expected ${row.join(' | ')}`
		: `the row ${row.join(' | ')} did not come`;
}

function same(cells: readonly string[] | undefined, row: readonly string[]): boolean {
	return (
		cells !== undefined &&
		cells.length === row.length &&
		cells.every((cell, index) => row[index] === cell || row[index] === '...')
	);
}

function diffOf(rows: readonly string[][], actual: readonly string[][]): string[] {
	const shown = actual.slice(0, 40).map((row) => `+ ${row.join(' | ')}`);
	return [...rows.map((row) => `- ${row.join(' | ')}`), ...shown];
}

function fail(message: string, line: number, diff: string[]): MatchResult {
	return { ok: false, message, line, diff };
}
