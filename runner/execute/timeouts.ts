/** Limits in milliseconds for steps that set none: no step may hang a run for ever. */
export const defaultTimeouts = {
	shell: 10 * 60_000,
	http: 30_000,
	sql: 60_000,
	wait: 5 * 60_000,
	ready: 30_000,
	browser: 60_000,
	check: 60_000,
	undo: 10 * 60_000,
} as const;
