import type { Expression, Program } from 'estree';
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

/** `import <name> from '<source>'` for each name. */
export function defaultImports(sources: ReadonlyMap<string, string>): MdxjsEsm {
	const body = [...sources].map(([name, source]): Program['body'][number] => ({
		type: 'ImportDeclaration',
		specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
		source: { type: 'Literal', value: source },
		attributes: [],
	}));
	const value = [...sources].map(([name, source]) => `import ${name} from ${JSON.stringify(source)};`).join('\n');
	return { type: 'mdxjsEsm', value, data: { estree: { type: 'Program', sourceType: 'module', body } } };
}

/** A prop whose value is what an import of the page is named. */
export function importedProp(prop: string, name: string): MdxJsxAttribute {
	const expression: Expression = { type: 'Identifier', name };
	return expressionProp(prop, expression, name);
}

/** Every prop is an expression: JSX strings know no escapes, so they can't hold every text. */
function toAttributes(props: object): MdxJsxAttribute[] {
	return Object.entries(props)
		.filter(([, prop]) => prop !== undefined)
		.map(([name, prop]) => toAttribute(name, prop));
}

function toAttribute(name: string, prop: unknown): MdxJsxAttribute {
	return expressionProp(name, valueToEstree(prop), JSON.stringify(prop));
}

function expressionProp(name: string, expression: Expression, text: string): MdxJsxAttribute {
	const body: Program['body'] = [{ type: 'ExpressionStatement', expression }];
	const estree: Program = { type: 'Program', sourceType: 'module', body };
	const value = { type: 'mdxJsxAttributeValueExpression', value: text, data: { estree } } as const;
	return { type: 'mdxJsxAttribute', name, value };
}
