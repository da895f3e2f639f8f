/** One `key = value` of an INI file; offsets count from the start of its text. */
export interface Entry {
	section: string;
	key: string;
	start: number;
	/** The end of its last line, with the lines that continue it. */
	end: number;
	valueStart: number;
	valueEnd: number;
	value: string;
	/** Whether further, indented lines or a backslash continue the value. */
	continued: boolean;
}

interface Section {
	name: string;
	start: number;
	/** The end of the last line that belongs to it and is not blank. */
	end: number;
}

export interface Ini {
	/** The part before the first header has the name ''. */
	sections: Section[];
	entries: Entry[];
	/** Offset of the first line that is nothing that INI knows. */
	fault: number | undefined;
}

const header = /^[ \t]*\[([^\]\r\n]+)\][ \t]*(?:[;#].*)?$/;
const assignment = /^([ \t]*)([^=:\s;#[][^=:\r\n]*?)([ \t]*[=:][ \t]*)(.*)$/;
const inlineComment = /(?:^|[ \t]+)[;#](?=[ \t]|$).*$/;

/** Reads sections and entries line by line; an indented line behind an entry continues its value. */
export function scanIni(text: string): Ini {
	const ini: Ini = { sections: [{ name: '', start: 0, end: 0 }], entries: [], fault: undefined };
	let previous: Entry | undefined;
	for (const match of text.matchAll(/[^\r\n]+|\r\n|\n/g)) {
		const [line] = match;
		const start = match.index;
		if (line.trim() === '') {
			if (/\n/.test(line) && /\n\r?$/.test(text.slice(0, start))) previous = undefined;
			continue;
		}
		previous = readLine(line, start, previous, ini);
		const section = ini.sections.at(-1);
		if (section) section.end = start + line.length;
	}
	return ini;
}

function readLine(line: string, start: number, previous: Entry | undefined, ini: Ini): Entry | undefined {
	if (/^[ \t]*[;#]/.test(line)) return undefined;
	const name = header.exec(line)?.[1];
	if (name !== undefined) {
		ini.sections.push({ name: name.trim(), start, end: start });
		return undefined;
	}
	if (previous && (/^[ \t]/.test(line) || previous.continued) && continues(line, previous)) {
		previous.value += `\n${line.trim()}`;
		previous.end = start + line.length;
		previous.valueEnd = previous.end;
		previous.continued = true;
		return previous;
	}
	const [, indent = '', key, separator = '', rest = ''] = assignment.exec(line) ?? [];
	if (key === undefined) {
		ini.fault ??= start;
		return undefined;
	}
	const value = rest.replace(inlineComment, '').trimEnd();
	const valueStart = start + indent.length + key.length + separator.length;
	const entry: Entry = {
		section: ini.sections.at(-1)?.name ?? '',
		key,
		start,
		end: start + line.length,
		valueStart,
		valueEnd: valueStart + value.length,
		value,
		continued: false,
	};
	ini.entries.push(entry);
	return entry;
}

/** Indented entries of a section are entries; only what is indented deeper than its entry continues it. */
function continues(line: string, previous: Entry): boolean {
	if (previous.value.endsWith('\\')) return true;
	return !assignment.test(line) && /^[ \t]/.test(line);
}
