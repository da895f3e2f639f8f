import type { Operands } from '../model/surface.ts';
import { describedChoices } from './metavar.ts';
import { indentOf } from './text.ts';

const heading = /^(?:ARGS|ARGUMENTS|Arguments|Positionals):\s*$/;
const row = /^\s+[<[]([\w-]+)[>\]](?:\.\.\.)?(?:\s|$)/;

/** The lines of the section that describes operands, without its heading. */
function section(lines: readonly string[]): string[] {
	const start = lines.findIndex((line) => heading.test(line));
	if (start === -1) return [];
	const rest = lines.slice(start + 1);
	const end = rest.findIndex((line) => line.trim() !== '' && indentOf(line) === 0);
	return end === -1 ? rest : rest.slice(0, end);
}

/** Operands whose allowed words a parser library wrote into the help: `<shell>  [possible values: bash, fish]`. */
export function operandsIn(lines: readonly string[]): Operands | undefined {
	const groups: string[] = [];
	for (const line of section(lines)) {
		if (row.test(line)) groups.push(line);
		else if (groups.length > 0) groups[groups.length - 1] += ` ${line.trim()}`;
	}
	const found = groups.map((group) => describedChoices(group));
	const choices = found.map((one) => (one?.generated ? one.choices : undefined));
	return choices.some((one) => one !== undefined) ? { min: 0, choices } : undefined;
}
