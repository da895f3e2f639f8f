import type { Expression, Program } from 'estree';
import type {
	MdxJsxAttribute,
	MdxJsxExpressionAttribute,
	MdxJsxFlowElement,
	MdxJsxTextElement,
} from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';

/** A JSX element among blocks; children are kept. */
export function flowElement(
	name: string,
	props: MdxJsxExpressionAttribute,
	children: MdxJsxFlowElement['children'],
): MdxJsxFlowElement {
	return { type: 'mdxJsxFlowElement', name, attributes: [props], children };
}

/** A JSX element within a line. */
export function textElement(
	name: string,
	props: MdxJsxExpressionAttribute,
	children: MdxJsxTextElement['children'] = [],
): MdxJsxTextElement {
	return { type: 'mdxJsxTextElement', name, attributes: [props], children };
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
	const estree: Program = {
		type: 'Program',
		sourceType: 'module',
		body: [{ type: 'ExpressionStatement', expression }],
	};
	const value = { type: 'mdxJsxAttributeValueExpression', value: name, data: { estree } } as const;
	return { type: 'mdxJsxAttribute', name: prop, value };
}
