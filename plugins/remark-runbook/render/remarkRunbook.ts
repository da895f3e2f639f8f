import type { Root } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { extractRunbook, readRunbook } from '../extract/index.ts';
import type { Extracted } from '../extract/index.ts';
import { defaultValues } from '../resolve/defaultValues.ts';
import type { Runbook } from '../schema/runbook.ts';
import { stepKinds } from '../schema/steps/index.ts';
import { describeProblems } from './describeProblems.ts';
import { documentPath } from './documentPath.ts';
import { defaultImports } from './element.ts';
import { PageProps } from './pageProps.ts';
import { proofName } from './proofImport.ts';
import { renderPanel } from './renderPanel.ts';
import { renderInputs } from './renderInputs.ts';
import { renderSections } from './renderSections.ts';
import { renderSteps } from './renderSteps.ts';
import { reserveIds } from './reserveIds.ts';

export interface RemarkRunbookOptions {
	/** Directory that readers start the runner in; documents are named from there. */
	root?: string | undefined;
	/** Names of directives that other plugins of the site render. */
	knownDirectives?: readonly string[] | undefined;
	/** The document as the runner reads it, by its path, for hosts that rewrite the text before they parse it. */
	readSource?: ((path: string) => string) | undefined;
	/** The runbook that a file with this text is, where the host has read it already. */
	knownRunbook?: ((path: string, source: string) => Runbook | undefined) | undefined;
	/** The module that holds what the reports say of a file's runbook, where there are any. */
	proofModule?: ((path: string) => string | undefined) | undefined;
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
		const errors = problems.filter(({ severity }) => severity === 'error');
		const [first] = errors;
		if (!runbook) return file.fail(describeProblems(path, errors), first && { line: first.line, column: first.column });
		render(tree, { file, path, runbook, ...options });
	};
}

interface Rendered {
	file: VFile;
	path: string;
	runbook: Runbook;
	readSource?: RemarkRunbookOptions['readSource'];
	proofModule?: RemarkRunbookOptions['proofModule'];
}

/** A host may have changed the text, even within fences: then what the runner would read counts. */
function extract(tree: Root, file: VFile, path: string, options: RemarkRunbookOptions): Extracted {
	const { knownDirectives = [], readSource } = options;
	const parsed = String(file);
	const known = hasStep(tree) ? options.knownRunbook?.(file.path, readSource?.(file.path) ?? parsed) : undefined;
	if (known) return { isRunbook: true, runbook: known, problems: [] };
	const fromTree = extractRunbook(tree, { path, source: parsed, knownDirectives });
	const source = fromTree.isRunbook && readSource ? readSource(file.path) : parsed;
	if (source === parsed) return fromTree;
	return { ...readRunbook(path, source, { knownDirectives }), isRunbook: true };
}

function hasStep(tree: Root): boolean {
	let found = false;
	visit(tree, 'containerDirective', ({ name }) => {
		found ||= Object.hasOwn(stepKinds, name);
		return found ? EXIT : undefined;
	});
	return found;
}

function render(tree: Root, document: Rendered): void {
	const { path, runbook } = document;
	const proof = document.proofModule?.(document.file.path);
	const values = defaultValues(runbook.contract);
	const page = new PageProps(proof !== undefined);
	reserveIds(tree, new Set(runbook.steps.map((step) => step.id)));
	const names = new Set([
		...renderSections(tree, path, runbook, page),
		...renderPanel(tree, path, runbook, page),
		...renderInputs(tree, path, values, page),
		...renderSteps(tree, { ...document, values, page }),
	]);
	const sources = [...names].map((name) => [name, `@theme/${name}`] as const);
	const imports = defaultImports(new Map([...sources, ...(proof === undefined ? [] : [[proofName, proof] as const])]));
	tree.children.unshift(imports, page.declaration());
}
