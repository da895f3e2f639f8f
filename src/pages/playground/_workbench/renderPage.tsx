import RunbookFlow from '@theme/RunbookFlow';
import RunbookInput from '@theme/RunbookInput';
import RunbookInputs from '@theme/RunbookInputs';
import RunbookItem from '@theme/RunbookItem';
import RunbookOption from '@theme/RunbookOption';
import RunbookOptions from '@theme/RunbookOptions';
import RunbookProgress from '@theme/RunbookProgress';
import RunbookSection from '@theme/RunbookSection';
import RunbookStep from '@theme/RunbookStep';
import type { Expression } from 'estree';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Nodes } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { parseMdx, readPageProps, remarkRunbook } from '../../../../plugins/remark-runbook/index.ts';

const components = new Map<string, unknown>(
	Object.entries({
		RunbookFlow,
		RunbookInput,
		RunbookInputs,
		RunbookItem,
		RunbookOption,
		RunbookOptions,
		RunbookProgress,
		// No report speaks of a text that is being written.
		RunbookProof: () => null,
		RunbookSection,
		RunbookStep,
	}),
);

/** The page of a valid runbook. JSX and expressions of the text are shown, never evaluated; images are not loaded. */
export function renderPage(source: string, path: string): ReactNode {
	const { tree } = parseMdx(source, path);
	if (!tree) return null;
	showCode(tree, source);
	remarkRunbook()(tree, new VFile({ path, value: source }));
	const props = readPageProps(tree);
	// The components that these imports name are those above.
	tree.children = tree.children.filter(({ type }) => type !== 'mdxjsEsm');
	const hast = toHast(tree, { passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'] });
	return toJsxRuntime(hast, {
		Fragment,
		jsx,
		jsxs,
		components: { a: SafeLink, img: Alternative },
		createEvaluater: () => ({
			evaluateExpression: (expression: Expression) =>
				expression.type === 'Identifier' ? components.get(expression.name) : props[placeOf(expression)],
			evaluateProgram: () => undefined,
		}),
	});
}

/** The number by which an element names its props. */
function placeOf(expression: Expression): number {
	const place = expression.type === 'MemberExpression' ? expression.property : undefined;
	return place?.type === 'Literal' ? Number(place.value) : -1;
}

const evaluated = new Set([
	'mdxJsxFlowElement',
	'mdxJsxTextElement',
	'mdxFlowExpression',
	'mdxTextExpression',
	'mdxjsEsm',
]);

/** Puts the text of what MDX would evaluate in its place. */
function showCode(tree: Nodes, source: string): void {
	visit(tree, (node, index, parent) => {
		if (!evaluated.has(node.type) || !parent || index === undefined) return undefined;
		const value = source.slice(node.position?.start.offset, node.position?.end.offset);
		const isInline = node.type === 'mdxJsxTextElement' || node.type === 'mdxTextExpression';
		parent.children[index] = isInline ? { type: 'inlineCode', value } : { type: 'code', value };
		return SKIP;
	});
}

function SafeLink({ href = '', children }: { href?: string; children?: ReactNode }): ReactNode {
	const isSafe = /^(?:https?:|mailto:|#)/i.test(href);
	return isSafe ? (
		<a href={href} rel="noopener noreferrer">
			{children}
		</a>
	) : (
		<span>{children}</span>
	);
}

function Alternative({ alt = '' }: { alt?: string }): ReactNode {
	return <em>[{alt || 'image'}]</em>;
}
