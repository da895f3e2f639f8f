// MANIFEST.json holds the SHA-256 of every file that is served.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export const manifestFile = 'MANIFEST.json';

export function digests() {
	const files = ['package.json', ...readdirSync('src', { recursive: true }).map((name) => `src/${name}`)];
	return Object.fromEntries(files.toSorted().map((file) => [file, digestOf(file)]));
}

function digestOf(file) {
	return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** The first file that is not as the manifest says, as a sentence; undefined where all are, or where nobody asks. */
export function tamperProblem(env) {
	if (env.TAMPER_CHECK !== 'true') return undefined;
	try {
		const expected = JSON.parse(readFileSync(manifestFile, 'utf8')).files;
		const actual = digests();
		const changed = Object.keys({ ...expected, ...actual }).find((file) => expected[file] !== actual[file]);
		return changed && `${changed} is not as ${manifestFile} says`;
	} catch (error) {
		return `${manifestFile} can't be read: ${error.message}`;
	}
}
