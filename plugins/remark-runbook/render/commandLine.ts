/** The shell line that runs one step of a document. */
export function commandLine(path: string, id: string): string {
	return `runbook-exec ${word(path)} --only ${word(id)}`;
}

/** A text as one shell word; quoted only where a shell would change it. */
function word(text: string): string {
	if (/^[\w@%+:,./][\w@%+=:,./-]*$/.test(text)) return text;
	return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
