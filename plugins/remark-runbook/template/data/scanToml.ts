import type { PlaceholderContext } from '../../schema/template.ts';
import type { TemplateScan } from '../scanText.ts';
import { startScan, type DataScan, type TypeOf } from './dataScan.ts';

type Style = Extract<PlaceholderContext, { type: 'toml' }>['style'];

/** Comments and quoted texts; what is between them is bare. */
const pieces = /#[^\n]*|"""[\s\S]*?(?:(?<!\\)"{3,5}|$)|'''[\s\S]*?(?:'{3,5}|$)|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?/g;

interface State {
	/** Brackets that are open, innermost last. */
	open: ('array' | 'table')[];
	place: 'key' | 'value';
}

/** The placeholders of a TOML text; outside of quotes each must be a key or a value of its own. */
export function scanToml(text: string, typeOf: TypeOf): TemplateScan {
	const scan = startScan(text);
	const state: State = { open: [], place: 'key' };
	let position = 0;
	for (const match of text.matchAll(pieces)) {
		scanBare(scan, position, match.index, state, typeOf);
		position = match.index + match[0].length;
		scan.piece(match.index, position, quoted(match[0], typeOf));
	}
	scanBare(scan, position, text.length, state, typeOf);
	return scan.result();
}

function quoted(piece: string, typeOf: TypeOf): (name: string) => PlaceholderContext {
	if (piece.startsWith('#')) return () => ({ type: 'data-comment' });
	const style: Style = piece.startsWith("'''") ? 'multiline-literal' : piece.startsWith("'") ? 'literal' : 'basic';
	return (name) => ({ type: 'toml', style, as: typeOf(name) });
}

/** Placeholders between quotes, and what the signs before them make of the place. */
function scanBare(scan: DataScan, start: number, end: number, state: State, typeOf: TypeOf): void {
	const { text } = scan;
	for (const match of text.slice(start, end).matchAll(/\\?\{\{[A-Za-z_][\w-]*\}\}|[\n=[\]{},]/g)) {
		const offset = start + match.index;
		const [sign] = match;
		if (sign.length === 1) advance(state, sign);
		else scanName(scan, offset, offset + sign.length, state, typeOf);
	}
}

function scanName(scan: DataScan, start: number, end: number, { place }: State, typeOf: TypeOf): void {
	const { text } = scan;
	const before = place === 'key' ? /[\s[{,.]$|^$/ : /[\s=[,]$/;
	const after = place === 'key' ? /^[\s\].=]/ : /^[\s,\]}#]|^$/;
	const isWhole = before.test(text.slice(Math.max(start - 1, 0), start)) && after.test(text.slice(end));
	if (isWhole)
		return scan.piece(start, end, (name) => ({
			type: 'toml',
			style: place === 'key' ? 'key' : 'whole',
			as: typeOf(name),
		}));
	scan.refuse(start, end, 'A piece of a bare word', 'Put the whole value in double quotes.');
}

function advance(state: State, sign: string): void {
	const inside = state.open.at(-1);
	if (sign === '\n' && !inside) state.place = 'key';
	else if (sign === '=') state.place = 'value';
	else if (sign === ',') state.place = inside === 'table' ? 'key' : 'value';
	else if (sign === '[' && state.place === 'value') state.open.push('array');
	else if (sign === '{') {
		state.open.push('table');
		state.place = 'key';
	} else if ((sign === ']' || sign === '}') && inside) {
		state.open.pop();
		state.place = 'value';
	}
}
