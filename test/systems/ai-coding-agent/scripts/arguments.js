/** The values of `--name=value` on the command line; stops with a usage error at anything else. */
export function readArguments(usage, defaults) {
	const values = { ...defaults };
	for (const word of process.argv.slice(2)) {
		const [, name, value] = /^--([a-z]+)=(.+)$/.exec(word) ?? [];
		if (name === undefined || !(name in defaults)) fail(`${word} is not understood\nusage: ${usage}`);
		values[name] = value;
	}
	return values;
}

export function fail(message) {
	console.error(message);
	process.exit(1);
}
