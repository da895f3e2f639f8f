import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './cli.ts';

/** A folder of `test/fixtures/<area>`: what goes in, and the file that holds what must come out. */
interface FixtureCase {
	name: string;
	source: string;
	/** The expected value; `UPDATE=1` writes the actual one there first, to be reviewed. */
	expected: (actual: unknown) => unknown;
}

export function fixtureCases(area: string): FixtureCase[] {
	const root = path.join(projectRoot, 'test/fixtures', area);
	return readdirSync(root).map((name) => {
		const output = path.join(root, name, 'output.json');
		return {
			name,
			source: readFileSync(path.join(root, name, 'input.mdx'), 'utf8'),
			expected: (actual) => {
				if (process.env['UPDATE']) writeFileSync(output, `${JSON.stringify(actual, null, '\t')}\n`);
				return existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : `no ${output}: run with UPDATE=1`;
			},
		};
	});
}
