import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../plan/plan.ts';
import { loadNativeParser } from '../markdown/nativeTree.ts';
import { readMarkdown } from '../markdown/readMarkdown.ts';
import { openReferences } from './documentReferences.ts';
import type { DocumentReferences } from './documentReferences.ts';
import type { Layers } from './layers.ts';
import { watchLooks } from './looks/looks.ts';
import { verifyMarkdown } from './markdown/verifyMarkdown.ts';
import type { MarkdownVerification } from './markdown/verifyMarkdown.ts';
import type { Probe } from './plan/probeSql.ts';
import { filledSource } from './plan/filledSource.ts';
import { verifyScopes } from './plan/verifyScopes.ts';
import { verifyPlan } from './plan/verifyPlan.ts';
import { withoutSecrets } from './plan/withoutSecrets.ts';
import type { PlanVerification } from './plan/verifyPlan.ts';
import { createProjectPrograms, createReferenceChecker } from './reference/index.ts';
import type { ReferenceChecker } from './reference/index.ts';
import { createSurfaceChecker } from './surface/index.ts';
import type { SurfaceChecker, SurfaceCheckerOptions } from './surface/index.ts';
import type { Lock } from './surface/lock/schema.ts';
import { createPathTools } from './tool/pathTools.ts';
import type { PathTools } from './tool/pathTools.ts';
import { createToolChecker } from './tool/toolChecker.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface VerifierOptions {
	env: Environment;
	/** What documents used of tools when the lock file was written. */
	lock?: Lock | undefined;
	/** Who knows the installed programs; asked for once a workspace. */
	openSurface?: (workspace: string) => SurfaceChecker;
	/** Ask databases to explain statements. */
	probe?: boolean;
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
	/** Tools that the lock file knows. */
	locked: ReadonlySet<string>;
	surface: SurfaceChecker;
	references: ReferenceChecker;
	projectBrings: (name: string) => boolean;
	probe: Probe | undefined;
}

/** Opens a verifier; `PATH` of the given environment is where tools are looked up. */
export function createVerifier({
	env,
	lock,
	probe = false,
	openSurface = surfaceOpener(env, { lock }),
}: VerifierOptions): Verifier {
	const byWorkspace = new Map<string, Witnesses>();
	const locked = new Set(Object.keys(lock?.tools ?? {}));
	const witnessesOf = (workspace: string): Witnesses => {
		const witnesses = byWorkspace.get(workspace) ?? {
			...createWitnesses(workspace, env, openSurface),
			locked,
			probe: probe ? { env } : undefined,
		};
		byWorkspace.set(workspace, witnesses);
		return witnesses;
	};
	return {
		verifyPlan: (plan, source) =>
			verifyScopes(plan, source, (scope, text) =>
				verifyRunbook(withoutSecrets(scope), text, witnessesOf(scope.workspace)),
			),
		verifyMarkdown: (document) => verifyDocument(document, witnessesOf(document.workspace)),
		close: async () => {
			await Promise.all([...byWorkspace.values()].map(({ surface }) => surface.close()));
		},
	};
}

async function verifyRunbook(
	plan: Plan,
	source: string,
	{ references, ...witnesses }: Witnesses,
): Promise<PlanVerification> {
	await loadNativeParser();
	const markdown = readMarkdown(plan.path, filledSource(plan, source));
	const found = openReferences(references, markdown, plan.absolutePath, plan.workspace, true);
	const declared = Object.keys(plan.runbook.contract.tools);
	const verification = await verifyPlan(
		plan,
		source,
		layersOf(witnesses, found, { type: 'runbook', declared, text: source }),
	);
	return { ...verification, problems: [...verification.problems, ...(await found.problems())] };
}

async function verifyDocument(
	{ path: shownPath, absolutePath, source, workspace }: MarkdownInput,
	{ references, ...witnesses }: Witnesses,
): Promise<MarkdownVerification> {
	await loadNativeParser();
	const markdown = readMarkdown(shownPath, source);
	const found = openReferences(references, markdown, absolutePath, workspace, false);
	const verification = await verifyMarkdown(
		markdown,
		layersOf(witnesses, found, { type: 'markdown', declared: [], text: source }),
	);
	return { ...verification, problems: [...verification.problems, ...(await found.problems())] };
}

function layersOf(
	{ tools, locked, surface, projectBrings, probe }: Omit<Witnesses, 'references'>,
	{ layer }: DocumentReferences,
	{ type, declared, text }: { type: 'runbook' | 'markdown'; declared: readonly string[]; text: string },
): Layers {
	const asked = { type, text, declared: new Set(declared) };
	const programs = createToolChecker({ tools, locked, surface, projectBrings, ...asked });
	return { tools, surface: programs, reference: layer, probe };
}

function createWitnesses(
	workspace: string,
	env: Environment,
	openSurface: (workspace: string) => SurfaceChecker,
): Omit<Witnesses, 'locked' | 'probe'> {
	watchLooks(realpathSync(workspace));
	return {
		tools: createPathTools(env['PATH'] ?? '', workspace),
		surface: openSurface(workspace),
		references: createReferenceChecker({ workspace }),
		projectBrings: createProjectPrograms(workspace),
	};
}

/** Asks the programs of this machine; what they answer is kept for later. */
export function surfaceOpener(
	env: Environment,
	{ lock, record }: Pick<SurfaceCheckerOptions, 'lock' | 'record'> = {},
): (workspace: string) => SurfaceChecker {
	const cacheDirectory = cacheDirectoryOf(env, 'surfaces');
	return (workspace) =>
		createSurfaceChecker({ env: { ...env }, workspace, lock, record, ...(cacheDirectory ? { cacheDirectory } : {}) });
}

/** Where something is kept between runs; nowhere without a home directory. */
export function cacheDirectoryOf(env: Environment, name: string): string | undefined {
	const base = env['XDG_CACHE_HOME'] || (env['HOME'] && path.join(env['HOME'], '.cache'));
	return base ? path.join(base, 'runbook-exec', name) : undefined;
}
