/** Attribute values by name; undefined ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One XML element; `children` are elements or escaped text. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
	const given = Object.entries(attributes).flatMap(([key, value]) =>
		value === undefined ? [] : [` ${key}="${escapeAttribute(String(value))}"`],
	);
	const open = `<${name}${given.join('')}`;
	return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

/** Text as XML content; `>` is escaped for the sake of `]]>`, and a carriage return so that parsers keep it. */
export function escapeText(text: string): string {
	return allowed(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('\r', '&#13;')
		.replaceAll(/[\u{7f}-\u{9f}]/gu, (character) => `&#${character.charCodeAt(0)};`);
}

/** Line ends and tabs would become spaces inside an attribute. */
function escapeAttribute(text: string): string {
	return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** Characters outside of `Char` (https://www.w3.org/TR/xml/#charsets) have no place in XML, not even as a reference. */
function allowed(text: string): string {
	return text.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}
