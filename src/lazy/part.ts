/** A part of the script that no page needs at once: loaded when it is first asked for, again where that failed. */
export interface Part<Module> {
	/** The part, once it is there. */
	readonly current: () => Module | undefined;
	/** Whether the last try to load it failed. */
	readonly hasFailed: () => boolean;
	/** Resolves once it is there or has failed; undefined while nothing is under way. */
	readonly underWay: () => Promise<void> | undefined;
	/** Begins to load it; no harm where it is there or under way. */
	readonly load: () => void;
	/** Has a listener hear when it is there or has failed; returns the way to stop. */
	readonly subscribe: (listener: () => void) => () => void;
}

type State<Module> = { name: 'idle' | 'loading' | 'failed' } | { name: 'loaded'; module: Module };

/** A part that `bring` imports. A failure is told, not thrown: the page around it stays usable. */
export function createPart<Module>(bring: () => Promise<Module>): Part<Module> {
	let state: State<Module> = { name: 'idle' };
	let underWay: Promise<void> | undefined;
	const listeners = new Set<() => void>();
	const become = (next: State<Module>): void => {
		state = next;
		underWay = undefined;
		for (const listener of listeners) listener();
	};
	return {
		current: () => (state.name === 'loaded' ? state.module : undefined),
		underWay: () => underWay,
		hasFailed: () => state.name === 'failed',
		load: () => {
			if (state.name === 'loading' || state.name === 'loaded') return;
			state = { name: 'loading' };
			underWay = bring().then(
				(module) => become({ name: 'loaded', module }),
				() => become({ name: 'failed' }),
			);
		},
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
