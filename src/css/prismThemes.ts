import type { PrismTheme } from 'prism-react-renderer';

interface Palette {
	background: string;
	plain: string;
	muted: string;
	keyword: string;
	text: string;
	name: string;
	value: string;
	variable: string;
}

/** Every colour has a contrast of at least 4.5 on its background (WCAG 2.2, 1.4.3). */
export const lightTheme: PrismTheme = toTheme({
	background: '#f6f8fa',
	plain: '#1f2328',
	muted: '#59636e',
	keyword: '#b5242c',
	text: '#0a3069',
	name: '#6230b0',
	value: '#0550ae',
	variable: '#8a3600',
});

export const darkTheme: PrismTheme = toTheme({
	background: '#15191f',
	plain: '#e6edf3',
	muted: '#9aa4af',
	keyword: '#ff8b83',
	text: '#a5d6ff',
	name: '#d8b4ff',
	value: '#85c3ff',
	variable: '#ffb36b',
});

function toTheme(palette: Palette): PrismTheme {
	return {
		plain: { color: palette.plain, backgroundColor: palette.background },
		styles: [
			{ types: ['comment', 'prolog', 'shebang'], style: { color: palette.muted, fontStyle: 'italic' } },
			{ types: ['keyword', 'deleted', 'important', 'atrule'], style: { color: palette.keyword } },
			{ types: ['string', 'inserted', 'attr-value', 'url'], style: { color: palette.text } },
			{ types: ['function', 'class-name', 'builtin', 'tag', 'request-line'], style: { color: palette.name } },
			{ types: ['number', 'boolean', 'constant', 'property', 'key', 'header-name'], style: { color: palette.value } },
			{ types: ['variable', 'parameter', 'environment', 'attr-name'], style: { color: palette.variable } },
		],
	};
}
