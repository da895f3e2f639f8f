import type { CodeText } from '../../plugins/remark-runbook/index.ts';

const nodes = new WeakMap<CodeText, Element>();

/** Makes known where a text that may change is shown. */
export function setCodeNode(code: CodeText, node: Element): void {
	nodes.set(code, node);
}

/** The element that shows a text; undefined where none does, or one that another component rendered. */
export function codeNode(code: CodeText): Element | undefined {
	return nodes.get(code);
}
