import type { Plan } from '../plan/plan.ts';
import type { Layer, Layers } from './layers.ts';
import { verifyMarkdown } from './markdown/verifyMarkdown.ts';
import type { MarkdownVerification } from './markdown/verifyMarkdown.ts';
import { verifyPlan } from './plan/verifyPlan.ts';
import type { PlanVerification } from './plan/verifyPlan.ts';
import { createPathTools } from './tool/pathTools.ts';
import type { PathTools } from './tool/pathTools.ts';
import { createToolChecker } from './tool/toolChecker.ts';

interface VerifierOptions {
	env: Readonly<Record<string, string | undefined>>;
}

/** A plain Markdown document and the absolute directory that its commands refer to. */
interface MarkdownInput {
	path: string;
	absolutePath: string;
	source: string;
	workspace: string;
}

/** Takes documents up the ladder without executing anything of theirs. */
export interface Verifier {
	/** Steps come in the plan's order. `source` is the document's text. */
	verifyPlan(plan: Plan, source: string): Promise<PlanVerification>;
	verifyMarkdown(document: MarkdownInput): Promise<MarkdownVerification>;
	/** Ends what the layers keep open and writes their caches. */
	close(): Promise<void>;
}

const installed: Layer = {
	check: async ({ words }) => {
		const tool = words[0]?.text ?? '';
		return { verdict: 'verified', problems: [], evidence: [{ layer: 'path', witness: `${tool} is installed`, tool }] };
	},
};

const unresolved: Layer = {
	check: async () => ({ verdict: 'unknown', problems: [], evidence: [] }),
};

/** Opens a verifier; `PATH` of the given environment is where tools are looked up. */
export function createVerifier({ env }: VerifierOptions): Verifier {
	const byWorkspace = new Map<string, PathTools>();
	const toolsOf = (workspace: string): PathTools => {
		const tools = byWorkspace.get(workspace) ?? createPathTools(env['PATH'] ?? '', workspace);
		byWorkspace.set(workspace, tools);
		return tools;
	};
	const layersOf = (workspace: string, type: 'runbook' | 'markdown', declared: Iterable<string>): Layers => {
		const tools = toolsOf(workspace);
		const surface = createToolChecker({ tools, declared: new Set(declared), type, surface: installed });
		return { tools, surface, reference: unresolved };
	};
	return {
		verifyPlan: (plan, source) =>
			verifyPlan(plan, source, layersOf(plan.workspace, 'runbook', Object.keys(plan.runbook.contract.tools))),
		verifyMarkdown: ({ path, source, workspace }) => verifyMarkdown(path, source, layersOf(workspace, 'markdown', [])),
		close: async () => {},
	};
}
