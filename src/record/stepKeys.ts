/** What the keys of the mode in which a runbook is done stand for. */
export const keys = {
	n: 'next step',
	p: 'previous step',
	c: 'copy its command',
	d: 'done',
	'?': 'these keys',
} as const;
export type Key = keyof typeof keys;

const stepSelector = 'section[data-kind]';

/** The key of an event that is ours: typed into no field, with no modifier. */
export function keyOf(event: KeyboardEvent): Key | undefined {
	const { target } = event;
	if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return undefined;
	if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]'))
		return undefined;
	return Object.hasOwn(keys, event.key) ? (event.key as Key) : undefined;
}

/** The step that holds the focus, else the first that is not above the middle of the window. */
export function currentStep(): HTMLElement | undefined {
	const focused = document.activeElement?.closest<HTMLElement>(stepSelector);
	if (focused) return focused;
	return allSteps().find((step) => step.getBoundingClientRect().bottom > window.innerHeight / 3);
}

/** Moves the focus to the step before or after the current one. */
export function moveStep(by: 1 | -1): void {
	const steps = allSteps();
	const focused = document.activeElement?.closest<HTMLElement>(stepSelector);
	const current = currentStep();
	const index = current ? steps.indexOf(current) + (focused || by < 0 ? by : 0) : 0;
	focusStep(steps[Math.min(Math.max(index, 0), steps.length - 1)]);
}

function focusStep(step: HTMLElement | undefined): void {
	if (!step) return;
	step.tabIndex = -1;
	step.focus({ preventScroll: true });
	const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
	step.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
}

/** A step that is in a tab which is not shown is none that one could go to. */
function allSteps(): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>(stepSelector)].filter((step) => step.offsetParent !== null);
}
