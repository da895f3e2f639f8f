const assignment = /^([A-Za-z_][A-Za-z0-9_-]*)=(.*?)\r?$/;
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Reads the `NAME=value` lines of a setup's stdout, names exactly as written; other lines say nothing. */
export function readAssignments(stdout: string): { inputs: Record<string, string>; env: Record<string, string> } {
	const found = stdout.split('\n').flatMap((line) => {
		const [, name, value] = assignment.exec(line) ?? [];
		return name === undefined || value === undefined ? [] : [[name, value] as const];
	});
	return {
		inputs: Object.fromEntries(found),
		env: Object.fromEntries(found.filter(([name]) => variableName.test(name))),
	};
}
