import { useSyncExternalStore } from 'react';
import { readFilter, writeFilter } from './facets.ts';
import type { Filter } from './facets.ts';

const changed = 'runbook-filter';

function subscribe(listener: () => void): () => void {
	window.addEventListener('popstate', listener);
	window.addEventListener(changed, listener);
	return () => {
		window.removeEventListener('popstate', listener);
		window.removeEventListener(changed, listener);
	};
}

/** The filter that the page's address says, and the way to change a part of it. A page is built without one. */
export function useFilter(): [Filter, (part: Filter) => void] {
	const search = useSyncExternalStore(
		subscribe,
		() => window.location.search,
		() => '',
	);
	const filter = readFilter(search);
	const change = (part: Filter): void => {
		const { pathname } = window.location;
		window.history.replaceState(window.history.state, '', pathname + writeFilter({ ...filter, ...part }));
		window.dispatchEvent(new Event(changed));
	};
	return [filter, change];
}
