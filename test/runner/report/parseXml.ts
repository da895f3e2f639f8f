import { SaxesParser } from 'saxes';

/** An element with its attributes and the text directly and below in it. */
export interface XmlElement {
	name: string;
	attributes: Record<string, string>;
	text: string;
	children: XmlElement[];
}

/** Parses a document strictly by XML 1.0. Throws where it is not well-formed. */
export function parseXml(text: string): XmlElement {
	const parser = new SaxesParser();
	const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
	const open = [root];
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const element: XmlElement = { name, attributes: { ...attributes }, text: '', children: [] };
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	parser.on('text', (part) => {
		for (const element of open) element.text += part;
	});
	parser.on('closetag', () => {
		open.pop();
	});
	parser.write(text).close();
	const [element] = root.children;
	if (!element) throw new Error('no element');
	return element;
}

/** All elements of a name, in their order. */
export function elementsOf(element: XmlElement, name: string): XmlElement[] {
	return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)]);
}
