import type { CreateReporter, Reporter, ReporterOptions } from './reporter.ts';

/** Loaded when asked for: a run at a terminal needs only one of them. */
const reporters = {
	terminal: async () => (await import('./terminal/index.ts')).createTerminalReporter,
	json: async () => (await import('./json.ts')).createJsonReporter,
	junit: async () => (await import('./junit/index.ts')).createJunitReporter,
	sarif: async () => (await import('./sarif/index.ts')).createSarifReporter,
	github: async () => (await import('./github.ts')).createGithubReporter,
	markdown: async () => (await import('./markdown/index.ts')).createMarkdownReporter,
} as const satisfies Record<string, () => Promise<CreateReporter>>;

export type ReporterName = keyof typeof reporters;
export const reporterNames = Object.keys(reporters) as ReporterName[];

export async function createReporter(name: ReporterName, options: ReporterOptions): Promise<Reporter> {
	const create = await reporters[name]();
	return create(options);
}
