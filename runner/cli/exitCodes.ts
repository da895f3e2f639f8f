import type { Report } from '../report/schema.ts';

/** What the process ends with; the only place that knows the numbers. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a report comes to. A runbook that was to be executed and is none is wrong usage; for a check it is a finding. */
export function exitCodeOf({ mode, ok, documents, problems }: Report): ExitCode {
	if (documents.some(({ steps }) => steps.some(({ status }) => status === 'interrupted'))) return exitCodes.interrupted;
	const read = new Set(documents.map(({ path }) => path));
	const invalid = problems.some(
		({ path, ruleId, severity }) => severity === 'error' && ruleId.startsWith('language/') && !read.has(path),
	);
	if (mode !== 'check' && invalid) return exitCodes.usage;
	return ok ? exitCodes.ok : exitCodes.failed;
}
