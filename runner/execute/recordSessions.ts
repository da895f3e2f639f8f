import type { Run } from './run.ts';
import type { SavedState, StateChange } from './session/index.ts';

/** Tells what the sessions have come to by the step that ends now, as far as it differs from what was told before. */
export async function recordSessions({ sessions, state, log, context }: Run): Promise<void> {
	if (!log.resumable) return;
	for (const [target, saved] of await sessions.save()) {
		const change = changedParts(saved, state.sessions.get(target) ?? {});
		if (Object.keys(change).length > 0) context.emit({ type: 'session-changed', target, state: change });
	}
}

function changedParts(saved: SavedState, before: StateChange): StateChange {
	const known = new Map<string, unknown>(Object.entries(before));
	const changed = Object.entries(saved).filter(
		([part, value]) => known.get(part) !== value && JSON.stringify(value) !== JSON.stringify(known.get(part)),
	);
	return Object.fromEntries(changed);
}
