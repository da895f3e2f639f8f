/** The file of the bundle that runs the command line; its name, with a hash, is filled in when the bundle is made. */
export function mainFile(): string {
	return './main.js';
}
