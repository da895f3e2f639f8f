import { CST, Lexer } from 'yaml';
import { maskPlaceholders, type MaskedText } from '../../data/maskPlaceholders.ts';
import type { PlaceholderContext } from '../../schema/template.ts';
import type { TemplateScan } from '../scanText.ts';
import { startScan, type DataScan, type TypeOf } from './dataScan.ts';

type Style = Extract<PlaceholderContext, { type: 'yaml' }>['style'];

const unsafe = {
	anchor: 'The name of an anchor',
	alias: 'The name of an alias',
	tag: 'A tag',
	'directive-line': 'A directive',
	'block-scalar-header': 'The head of a block',
} as const;

/** The placeholders of a YAML text by the token in which each stands; never throws, whatever the text. */
export function scanYaml(text: string, typeOf: TypeOf): TemplateScan {
	const scan = startScan(text);
	const masked = maskPlaceholders(text);
	let offset = 0;
	let isScalar = false;
	let header: string | undefined;
	let before: keyof typeof unsafe | undefined;
	for (const token of new Lexer().lex(masked.text)) {
		const type = CST.tokenType(token);
		if (type === 'scalar' && !isScalar) {
			isScalar = true;
			continue;
		}
		if (type === 'doc-mode' || type === 'flow-error-end') continue;
		const end = offset + token.length;
		const name = isScalar ? undefined : nameOf(type);
		const refused = name ?? before;
		if (refused) scan.refuse(offset, end, unsafe[refused], 'Write it out.');
		else if (isScalar) scanScalar({ scan, masked, typeOf }, offset, end, header);
		else scan.piece(offset, end, contextOf(type, typeOf));
		if (isScalar) header = undefined;
		else if (type === 'block-scalar-header') header = token;
		// What follows without a blank belongs to the name.
		before = name;
		isScalar = false;
		offset = end;
	}
	return scan.result();
}

function nameOf(type: string | null): keyof typeof unsafe | undefined {
	return type !== null && Object.hasOwn(unsafe, type) ? (type as keyof typeof unsafe) : undefined;
}

function contextOf(type: string | null, typeOf: TypeOf): (name: string) => PlaceholderContext {
	if (type === 'comment') return () => ({ type: 'data-comment' });
	const style: Style = type === 'single-quoted-scalar' ? 'single' : type === 'double-quoted-scalar' ? 'double' : 'part';
	return (name) => ({ type: 'yaml', style, as: typeOf(name), indent: '' });
}

/** A plain text, or the lines of a block. */
function scanScalar(
	{ scan, masked, typeOf }: { scan: DataScan; masked: MaskedText; typeOf: TypeOf },
	start: number,
	end: number,
	header: string | undefined,
): void {
	const source = masked.text.slice(start, end);
	if (header === undefined) {
		scan.piece(start, end, (name, from, to) => {
			const style: Style = from === start && to === end ? 'whole' : 'part';
			return { type: 'yaml', style, as: typeOf(name), indent: '' };
		});
		return;
	}
	const style: Style = header.startsWith('>') ? 'folded' : 'literal';
	scan.piece(start, end, (name) => ({ type: 'yaml', style, as: typeOf(name), indent: blockIndent(source, header) }));
}

/** The blanks that belong to no line of a block: those of its first line, or with a digit in its head the fewest. */
function blockIndent(source: string, header: string): string {
	const indents = [...source.matchAll(/^( *)[^\s]/gm)].map(([, blanks = '']) => blanks);
	const fewest = indents.toSorted((a, b) => a.length - b.length)[0] ?? '';
	return /\d/.test(header) ? fewest : (indents[0] ?? '');
}
