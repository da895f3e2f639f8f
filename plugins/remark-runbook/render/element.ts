import type { Program } from 'estree';
import { valueToEstree } from 'estree-util-value-to-estree';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';

/** A JSX element among blocks. Props are JSON; children are kept. */
export function flowElement(name: string, props: object, children: MdxJsxFlowElement['children']): MdxJsxFlowElement {
	return { type: 'mdxJsxFlowElement', name, attributes: toAttributes(props), children };
}

/** A JSX element within a line. Props are JSON. */
export function textElement(
	name: string,
	props: object,
	children: MdxJsxTextElement['children'] = [],
): MdxJsxTextElement {
	return { type: 'mdxJsxTextElement', name, attributes: toAttributes(props), children };
}

/** `import <name> from '@theme/<name>'` for each name. */
export function themeImports(names: readonly string[]): MdxjsEsm {
	const body = names.map((name): Program['body'][number] => ({
		type: 'ImportDeclaration',
		specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
		source: { type: 'Literal', value: `@theme/${name}` },
		attributes: [],
	}));
	const value = names.map((name) => `import ${name} from '@theme/${name}';`).join('\n');
	return { type: 'mdxjsEsm', value, data: { estree: { type: 'Program', sourceType: 'module', body } } };
}

/** Every prop is an expression: JSX strings know no escapes, so they can't hold every text. */
function toAttributes(props: object): MdxJsxAttribute[] {
	return Object.entries(props)
		.filter(([, prop]) => prop !== undefined)
		.map(([name, prop]) => toAttribute(name, prop));
}

function toAttribute(name: string, prop: unknown): MdxJsxAttribute {
	const body: Program['body'] = [{ type: 'ExpressionStatement', expression: valueToEstree(prop) }];
	const estree: Program = { type: 'Program', sourceType: 'module', body };
	const value = { type: 'mdxJsxAttributeValueExpression', value: JSON.stringify(prop), data: { estree } } as const;
	return { type: 'mdxJsxAttribute', name, value };
}
