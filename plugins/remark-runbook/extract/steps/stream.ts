import type { StepParts } from './stepParts.ts';

/** What has no meaning for a command that is ended while it runs, and the reason. */
const whyUseless: Readonly<Record<'follow' | 'background', ReadonlyMap<string, string>>> = {
	follow: new Map([
		['timeout', '`follow` is the limit'],
		['background', 'a command is followed, or runs on beside the others'],
	]),
	background: new Map(
		['exit', 'retry', 'capture'].map((name) => [name, 'the end of a background command is not waited for']),
	),
};

/** Checks what goes with `follow`, `background` and a `ready` fence. */
export function checkStream(parts: StepParts, background: boolean): void {
	const { attributes, fences, base, extraction } = parts;
	const follow = attributes.some(({ name }) => name === 'follow');
	for (const { name, nameRange } of attributes) {
		const reason =
			(follow ? whyUseless.follow.get(name) : undefined) ?? (background ? whyUseless.background.get(name) : undefined);
		if (reason === undefined) continue;
		const message = `\`${name}\` has no effect here: ${reason}.`;
		extraction.report('language/attribute-without-effect', nameRange, message, 'Remove it.');
	}
	if (fences.ready && !background) {
		const message = 'This `ready` fence has no effect: the step is not in the background.';
		const hint = 'Add `background` to its attributes, or use `check` for what must hold when the command has ended.';
		extraction.report('language/role-not-allowed', fences.ready.range, message, hint);
	}
	for (const { range } of background ? [...base.output, ...fences.captures] : []) {
		const message = 'A background command has not answered when its step ends.';
		extraction.report('language/role-not-allowed', range, message, 'Ask for the answer in a step of its own.');
	}
}
