const regionId = 'runbook-announcer';

/** Has a screen reader say a message, without moving the focus. */
export function announce(message: string): void {
	const region = announcer();
	region.textContent = '';
	// A change in the same task as the creation or the clearing goes unheard.
	setTimeout(() => {
		region.textContent = message;
	}, 50);
}

function announcer(): HTMLElement {
	const present = document.getElementById(regionId);
	if (present) return present;
	const region = document.createElement('div');
	region.id = regionId;
	region.setAttribute('role', 'status');
	region.setAttribute('aria-live', 'polite');
	region.style.cssText =
		'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
	document.body.append(region);
	return region;
}
