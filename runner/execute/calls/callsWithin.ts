/** The ids of the call `outer` and of those within it that a step stands in, outermost first. */
export function callsWithin(outer: string, step: string): string[] {
	const names = step.slice(outer.length + 1).split('/');
	return names.map((_, index) => [outer, ...names.slice(0, index)].join('/'));
}
