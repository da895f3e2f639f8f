import { loadForCheck } from '../../load/loadDocument.ts';
import { createVerifier } from '../../verify/index.ts';
import { takeLooks } from '../../verify/looks/looks.ts';
import type { Looks } from '../../verify/looks/looks.ts';
import { takePrograms } from '../../verify/looks/programs.ts';
import type { SurfaceChecker } from '../../verify/surface/index.ts';
import type { Lock } from '../../verify/surface/lock/schema.ts';
import { checkDocument } from '../checkDocument.ts';
import type { Checked } from '../checkDocument.ts';

/** A document's text as it was read. */
export interface SourceDocument {
	path: string;
	absolutePath: string;
	source: string;
}

/** What was looked at while documents were checked. */
export interface Observed {
	looks: Map<string, Looks>;
	programs: { names: string[]; ranOutOfTime: boolean };
}

/** Finds what is wrong with documents, before settings and comments have spoken. */
export interface Engine {
	check(document: SourceDocument): Promise<Checked>;
	/** What was looked at since the last time. */
	observed(): Observed;
	close(): Promise<void>;
}

/** What a check is the same for. */
export interface EngineOptions {
	cwd: string;
	env: Readonly<Record<string, string | undefined>>;
	/** `--workspace`. */
	workspace: string | undefined;
	knownDirectives: readonly string[];
	lock?: Lock | undefined;
}

function observed(): Observed {
	return { looks: takeLooks(), programs: takePrograms() };
}

/** An engine in this thread. */
export function createEngine(
	{ cwd, env, workspace, knownDirectives, lock }: EngineOptions,
	openSurface?: (workspace: string) => SurfaceChecker,
): Engine {
	const verifier = createVerifier({ env, lock, ...(openSurface && { openSurface }) });
	return {
		check: async (document) =>
			checkDocument(await loadForCheck(document, knownDirectives), { cwd, workspace, verifier }),
		observed,
		close: async () => {
			// What nobody asked for must not count as seen by the next engine of this thread.
			observed();
			await verifier.close();
		},
	};
}
