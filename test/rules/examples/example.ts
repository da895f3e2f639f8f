/** Two documents that show a rule: one that trips it, and one close to it that does not. */
export interface RuleExample {
	trips: string;
	passes: string;
	/** The repository around them has these files as well. */
	files?: Record<string, string>;
	/** They are executed rather than checked, with these arguments. */
	run?: { trips: string[]; passes: string[] };
	/** What the reader of the page has to know besides. */
	note?: string;
}

const ticks = '```';

/** A plain document with one fence of commands. */
export function commands(...lines: string[]): string {
	return `# Example\n\n${ticks}bash\n${lines.join('\n')}\n${ticks}\n`;
}

/** A runbook of one step. */
export function step(opening: string, ...fences: string[]): string {
	return `# Example\n\n:::${opening}\n${fences.join('\n')}:::\n`;
}

export function fence(info: string, ...lines: string[]): string {
	return `${ticks}${info}\n${lines.join('\n')}\n${ticks}\n`;
}
