import type { Root } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { Values } from '../resolve/values.ts';
import { textElement } from './element.ts';
import type { PageProps } from './pageProps.ts';
import type { RunbookInputProps } from './props.ts';

/** Replaces each `:input[name]` by a component with the value; returns the names of the components it used. */
export function renderInputs(tree: Root, document: string, values: Values, page: PageProps): string[] {
	let used = false;
	visit(tree, 'textDirective', (node, index, parent) => {
		if (node.name !== 'input' || !parent || index === undefined) return undefined;
		parent.children[index] = renderInput(node, document, values, page);
		used = true;
		return SKIP;
	});
	return used ? ['RunbookInput'] : [];
}

function renderInput(node: TextDirective, document: string, values: Values, page: PageProps): MdxJsxTextElement {
	const name = toString(node);
	const props: RunbookInputProps = { document, name, value: values(name) };
	return textElement('RunbookInput', page.add(props));
}
