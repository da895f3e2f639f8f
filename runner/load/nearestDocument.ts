import { readdirSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../../plugins/remark-runbook/language.ts';

const isDocument = (name: string): boolean => /\.mdx?$/.test(name);

/** The document beside a missing one whose name is nearest, also where the extension is missing or another. */
export function nearestDocument(file: string): string | undefined {
	const wanted = path.basename(file);
	const names = namesIn(path.dirname(file)).filter(isDocument);
	const stems = new Map(names.map((name) => [path.parse(name).name, name]));
	const near = nearest(wanted, names) ?? nearest(path.parse(wanted).name, stems.keys());
	return near === undefined ? undefined : (stems.get(near) ?? near);
}

function namesIn(directory: string): string[] {
	try {
		return readdirSync(directory);
	} catch {
		return [];
	}
}
