import { existsSync, readFileSync } from 'node:fs';
import { proofFile } from './proofData.ts';

/** What the bundler hands to a loader, as far as it is used here. */
interface LoaderContext {
	resourceQuery: string;
	getOptions(): { directory: string };
	addDependency(file: string): void;
	addMissingDependency(file: string): void;
}

/** The bundler's loader of `…?runbook-proof=<document>`: a module with what the reports say, empty where they say nothing. */
export default function proofLoader(this: LoaderContext): string {
	const document = new URLSearchParams(this.resourceQuery).get('runbook-proof') ?? '';
	const file = proofFile(this.getOptions().directory, document);
	const isThere = existsSync(file);
	if (isThere) this.addDependency(file);
	else this.addMissingDependency(file);
	// A text is parsed, bundled and minified as one node, and by the browser faster than literals.
	return `export default ${isThere ? `JSON.parse(${JSON.stringify(readFileSync(file, 'utf8'))})` : 'undefined'};`;
}
