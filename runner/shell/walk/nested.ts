import { forEachChild } from 'unbash';
import type { SyntaxNode } from 'unbash';
import { cloneState } from '../state.ts';
import { innerText } from '../text/sourceText.ts';
import { maximumDepth } from './frame.ts';
import type { Frame } from './frame.ts';

/** Walks the scripts of `$(…)`, backquotes and `<(…)` anywhere below a node that holds no commands of its own. */
export function walkSubstitutions(node: SyntaxNode, frame: Frame): void {
	if (!frame.substitutions || frame.depth >= maximumDepth) return;
	forEachChild(node, (child) => {
		if (child.type !== 'Script') {
			walkSubstitutions(child, frame);
			return;
		}
		const decoded = child.source;
		const source =
			decoded === undefined
				? frame.source
				: innerText(frame.source, decoded, frame.source.span(node.pos, node.end), undefined);
		const inner: Frame = {
			...frame,
			source,
			state: cloneState(frame.state),
			depth: frame.depth + 1,
			lasting: undefined,
		};
		for (const error of child.errors ?? []) {
			frame.out.errors.push({ message: error.message, span: source.span(error.pos, error.pos + 1) });
		}
		inner.walkScript(child, { ...inner, background: false, input: 'inherited' });
	});
}
