import { glob } from 'tinyglobby';
import { gatherKnowledge, loadDocument, planRun } from '../../runner/index.ts';
import type { PlannedStep } from '../../runner/index.ts';

interface PlannedRunbook {
	/** Path relative to the site's directory. */
	path: string;
	/** The page's address below that of the docs. */
	route: string;
	steps: PlannedStep[];
}

/** The runner's plan, with default inputs, of each runbook below a site's `docs`. */
export async function planRunbooks(siteDirectory: string): Promise<PlannedRunbook[]> {
	const files = await glob('docs/**/*.{md,mdx}', { cwd: siteDirectory });
	const planned = await Promise.all(files.toSorted().map((file) => planRunbook(file, siteDirectory)));
	return planned.filter((runbook) => runbook !== undefined);
}

/** The plan of one runbook with these values; undefined for a document that is none. */
export async function planRunbook(
	file: string,
	siteDirectory: string,
	given: ReadonlyMap<string, string> = new Map(),
): Promise<PlannedRunbook | undefined> {
	const { path, absolutePath, runbook, isRunbook } = await loadDocument(file, siteDirectory);
	if (!isRunbook) return undefined;
	if (!runbook) throw new Error(`${path} is an invalid runbook`);
	const knowledge = gatherKnowledge(runbook, { given, sandbox: {}, env: {} });
	const { steps } = await planRun({ path, absolutePath, runbook, workspace: siteDirectory, knowledge, selection: {} });
	return { path, route: path.replace(/^docs/, '').replace(/(\/index)?\.mdx?$/, ''), steps };
}

/** What the copy buttons of a step yield, in the order of the page. */
export function copyableTexts(documentPath: string, planned: PlannedStep): string[] {
	const { step, command, content, check, ready, dryRun, undo } = planned;
	const line = `runbook-exec ${documentPath} --only ${step.id}`;
	const texts = [...changeTexts(planned), command ?? content, check, ready, dryRun, undo, line];
	return texts.filter((text) => text !== undefined);
}

/** A path and the values that are written there. */
function changeTexts({ path, changes }: PlannedStep): (string | undefined)[] {
	return changes ? [path, ...changes.map(({ verb, value }) => (verb === 'remove' ? undefined : value))] : [];
}
