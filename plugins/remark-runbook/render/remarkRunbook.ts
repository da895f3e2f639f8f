import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { extractRunbook, readRunbook } from '../extract/index.ts';
import { defaultValues } from '../resolve/defaultValues.ts';
import { describeProblems } from './describeProblems.ts';
import { documentPath } from './documentPath.ts';
import { renderInputs } from './renderInputs.ts';
import { renderSteps } from './renderSteps.ts';
import { reserveIds } from './reserveIds.ts';
import { themeImports } from './element.ts';

export interface RemarkRunbookOptions {
	/** Directory that readers start the runner in; documents are named from there. */
	root?: string | undefined;
	/** Names of directives that other plugins of the site render. */
	knownDirectives?: readonly string[] | undefined;
	/** The document as the runner reads it, by its path, for hosts that rewrite the text before they parse it. */
	readSource?: ((path: string) => string) | undefined;
}

/**
 * Replaces each step directive by `<RunbookStep>` with the step's JSON as props, and `:input[name]` by `<RunbookInput>`.
 * Fails the file with all problems of an invalid runbook; leaves a document without steps alone.
 */
export function remarkRunbook(options: RemarkRunbookOptions = {}): (tree: Root, file: VFile) => void {
	return (tree, file) => {
		const path = documentPath(file.path, options.root);
		const { isRunbook, runbook, problems } = extract(tree, file, path, options);
		if (!isRunbook) return;
		const errors = problems.filter((problem) => problem.severity === 'error');
		if (!runbook || errors.length > 0) return file.fail(describeProblems(path, errors), place(errors[0]));
		const values = defaultValues(runbook.contract);
		reserveIds(tree, new Set(runbook.steps.map((step) => step.id)));
		const names = [...renderInputs(tree, values), ...renderSteps(tree, runbook.steps, { path, values, file })];
		tree.children.unshift(themeImports([...new Set(names)]));
	};
}
