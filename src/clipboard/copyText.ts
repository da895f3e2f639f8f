/** Puts a text on the clipboard, also in pages served over plain http. Resolves to whether it worked. */
export async function copyText(text: string): Promise<boolean> {
	try {
		if (window.isSecureContext) {
			await navigator.clipboard.writeText(text);
			return true;
		}
	} catch {
		// Permission was denied: the older way may still be allowed.
	}
	return copyBySelection(text);
}

/** Copies through a hidden text area; gives focus and selection back. */
function copyBySelection(text: string): boolean {
	const focused = document.activeElement;
	const area = document.createElement('textarea');
	area.value = text;
	area.readOnly = true;
	area.style.position = 'fixed';
	area.style.opacity = '0';
	document.body.append(area);
	area.select();
	const copied = document.execCommand('copy');
	area.remove();
	if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
	return copied;
}
