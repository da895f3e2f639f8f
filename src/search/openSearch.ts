const eventName = 'runbook-search';

/** Opens the search of the navigation bar with these words, where the site has it. */
export function openSearch(words: string): void {
	window.dispatchEvent(new CustomEvent(eventName, { detail: words }));
}

/** Hears what opens the search: `openSearch`, Ctrl or Command with K, and `/` outside of fields. Returns the way to stop. */
export function onSearch(open: (words: string) => void): () => void {
	const onEvent = (event: Event): void => open(event instanceof CustomEvent ? String(event.detail) : '');
	const onKey = (event: KeyboardEvent): void => {
		if (!isSearchKey(event)) return;
		event.preventDefault();
		open('');
	};
	window.addEventListener(eventName, onEvent);
	window.addEventListener('keydown', onKey);
	return () => {
		window.removeEventListener(eventName, onEvent);
		window.removeEventListener('keydown', onKey);
	};
}

function isSearchKey({ key, ctrlKey, metaKey, altKey, target, defaultPrevented }: KeyboardEvent): boolean {
	if (defaultPrevented || altKey) return false;
	if (ctrlKey || metaKey) return key.toLowerCase() === 'k';
	const isTyped = target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]');
	return key === '/' && !isTyped;
}
