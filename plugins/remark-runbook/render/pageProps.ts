import type { Expression, Program } from 'estree';
import type { Root } from 'mdast';
import type { MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';

const listName = 'runbookProps';

/**
 * The props of all components of a page, written down once as JSON: a text is one node for all that compiles the page,
 * where literals would be dozens a step.
 */
export class PageProps {
	/** Each with its place; what two elements are given stands there once. */
	readonly #all = new Map<object, number>();

	/** Whether the page imports what the reports say. */
	readonly isProven: boolean;

	constructor(isProven: boolean) {
		this.isProven = isProven;
	}

	/** Takes in the props of one element; what the element carries instead names their place. */
	add(props: object): MdxJsxExpressionAttribute {
		const index = this.#all.get(props) ?? this.#all.size;
		this.#all.set(props, index);
		const argument: Expression = {
			type: 'MemberExpression',
			object: { type: 'Identifier', name: listName },
			property: { type: 'Literal', value: index },
			computed: true,
			optional: false,
		};
		const expression: Expression = { type: 'ObjectExpression', properties: [{ type: 'SpreadElement', argument }] };
		const estree = moduleOf({ type: 'ExpressionStatement', expression });
		return { type: 'mdxJsxExpressionAttribute', value: `...${listName}[${index}]`, data: { estree } };
	}

	/** The constant that the elements refer to. */
	declaration(): MdxjsEsm {
		const json = JSON.stringify([...this.#all.keys()]);
		const init: Expression = {
			type: 'CallExpression',
			callee: {
				type: 'MemberExpression',
				object: { type: 'Identifier', name: 'JSON' },
				property: { type: 'Identifier', name: 'parse' },
				computed: false,
				optional: false,
			},
			arguments: [{ type: 'Literal', value: json }],
			optional: false,
		};
		const estree = moduleOf({
			type: 'VariableDeclaration',
			kind: 'const',
			declarations: [{ type: 'VariableDeclarator', id: { type: 'Identifier', name: listName }, init }],
		});
		return { type: 'mdxjsEsm', value: `const ${listName} = JSON.parse(${JSON.stringify(json)});`, data: { estree } };
	}
}

function moduleOf(statement: Program['body'][number]): Program {
	return { type: 'Program', sourceType: 'module', body: [statement] };
}

const declared = new RegExp(String.raw`^const ${listName} = JSON\.parse\((.*)\);$`, 's');

/** The props on a rendered page, as its elements name them by number; none on a page without a runbook. */
export function readPageProps({ children }: Root): readonly object[] {
	for (const child of children) {
		const text = child.type === 'mdxjsEsm' ? declared.exec(child.value)?.[1] : undefined;
		if (text !== undefined) return JSON.parse(JSON.parse(text));
	}
	return [];
}
