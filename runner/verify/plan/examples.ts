/** What a repository may keep in the place of a file that each machine makes, such as `.env`; most usual first. */
export function examplesOf(file: string): string[] {
	return ['.example', '.sample', '.template', '.dist'].map((ending) => `${file}${ending}`);
}
