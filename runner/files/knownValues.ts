import type { Knowledge } from '../plan/knowledge.ts';

/** The values that may be shown: those that are known and no secrets. */
export function shownValues(knowledge: Knowledge): (name: string) => string | undefined {
	return (name) => {
		const known = knowledge.get(name);
		return known?.state === 'value' && !known.secret ? known.value : undefined;
	};
}
