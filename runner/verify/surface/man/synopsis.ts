const nextSection =
	/^ *(?:S[hH] )?"?(?:DESCRIPTION|OPTIONS|INTRODUCTION|OVERVIEW|AVAILABILITY|ARGUMENTS|PARAMETERS|COMMANDS|FLAGS|EXIT STATUS|ENVIRONMENT|AUTHORS?|NOTES|EXAMPLES?|SEE ALSO)\b/m;

/** The lines of a manual's synopsis that begin with a command, each joined with those that go on below it. */
export function synopsisOf(text: string, [program = '', ...path]: readonly string[]): string[] {
	const [, after = ''] = /^ *(?:S[hH] )?"?SYNOPSIS"? *$([\s\S]*)/m.exec(text) ?? [];
	const section = after.split(nextSection, 1)[0] ?? '';
	const forms: string[] = [];
	for (const line of section.split('\n').map((one) => one.replace(/["\s]+/g, ' ').trim())) {
		if (line === program || line.startsWith(`${program} `)) forms.push(line);
		// DocBook measures the program's name before each form: `\w'gio 'u`.
		else if (line !== '' && !line.startsWith('\\w') && forms.length > 0) forms[forms.length - 1] += ` ${line}`;
	}
	return forms.filter((form) => path.every((part) => form.split(' ').includes(part)));
}
