import { createJsonReporter } from './json.ts';
import type { CreateReporter } from './reporter.ts';
import { createTerminalReporter } from './terminal/index.ts';

const reporters = {
	terminal: createTerminalReporter,
	json: createJsonReporter,
} as const satisfies Record<string, CreateReporter>;

export type ReporterName = keyof typeof reporters;
export const reporterNames = Object.keys(reporters) as ReporterName[];

export function createReporter(name: ReporterName, options: Parameters<CreateReporter>[0]): ReturnType<CreateReporter> {
	return reporters[name](options);
}
