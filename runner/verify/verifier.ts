import path from 'node:path';
import type { Plan } from '../plan/plan.ts';
import type { Layer, Layers } from './layers.ts';
import { verifyMarkdown } from './markdown/verifyMarkdown.ts';
import type { MarkdownVerification } from './markdown/verifyMarkdown.ts';
import { verifyPlan } from './plan/verifyPlan.ts';
import type { PlanVerification } from './plan/verifyPlan.ts';
import { createSurfaceChecker } from './surface/index.ts';
import type { SurfaceChecker } from './surface/index.ts';
import { createPathTools } from './tool/pathTools.ts';
import type { PathTools } from './tool/pathTools.ts';
import { createToolChecker } from './tool/toolChecker.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface VerifierOptions {
	env: Environment;
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

/** What is asked about one workspace; kept for all of its documents. */
interface Witnesses {
	tools: PathTools;
	surface: SurfaceChecker;
}

const unresolved: Layer = {
	check: async () => ({ verdict: 'unknown', problems: [], evidence: [] }),
};

/** Opens a verifier; `PATH` of the given environment is where tools are looked up. */
export function createVerifier({ env }: VerifierOptions): Verifier {
	const byWorkspace = new Map<string, Witnesses>();
	const witnessesOf = (workspace: string): Witnesses => {
		const witnesses = byWorkspace.get(workspace) ?? createWitnesses(workspace, env);
		byWorkspace.set(workspace, witnesses);
		return witnesses;
	};
	const layersOf = (workspace: string, type: 'runbook' | 'markdown', declared: readonly string[]): Layers => {
		const { tools, surface } = witnessesOf(workspace);
		const layer = createToolChecker({ tools, declared: new Set(declared), type, surface });
		return { tools, surface: layer, reference: unresolved };
	};
	return {
		verifyPlan: (plan, source) =>
			verifyPlan(plan, source, layersOf(plan.workspace, 'runbook', Object.keys(plan.runbook.contract.tools))),
		verifyMarkdown: ({ path: shownPath, source, workspace }) =>
			verifyMarkdown(shownPath, source, layersOf(workspace, 'markdown', [])),
		close: async () => {
			await Promise.all([...byWorkspace.values()].map(({ surface }) => surface.close()));
		},
	};
}

function createWitnesses(workspace: string, env: Environment): Witnesses {
	const cacheDirectory = surfaceCache(env);
	return {
		tools: createPathTools(env['PATH'] ?? '', workspace),
		surface: createSurfaceChecker({ env: { ...env }, workspace, ...(cacheDirectory ? { cacheDirectory } : {}) }),
	};
}

/** Where surfaces are kept between runs; nowhere without a home directory. */
function surfaceCache(env: Environment): string | undefined {
	const base = env['XDG_CACHE_HOME'] || (env['HOME'] && path.join(env['HOME'], '.cache'));
	return base ? path.join(base, 'runbook-exec', 'surfaces') : undefined;
}
