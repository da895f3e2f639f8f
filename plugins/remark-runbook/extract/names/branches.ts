/** The options that a step stands in, outermost first. */
export type Branches = readonly { choose: string; option: string }[];

/** Whether two steps never run in the same run: they stand in different options of one `choose` step. */
export function areExclusive(one: Branches, other: Branches): boolean {
	return one.some(({ choose, option }) => other.some((branch) => branch.choose === choose && branch.option !== option));
}
