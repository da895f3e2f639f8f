import { dirname, join, sep } from 'node:path';

/**
 * The prefix of npm's global packages that a program of `directory` comes from: `<prefix>/bin/x` leads to
 * `<prefix>/lib/node_modules/…`. A project's own packages (`node_modules/.bin`) and linked working copies do not.
 */
export function npmPrefixOf(realPath: string, directory: string): string | undefined {
	const prefix = dirname(directory);
	if (directory !== join(prefix, 'bin')) return undefined;
	return realPath.startsWith(join(prefix, 'lib', 'node_modules') + sep) ? prefix : undefined;
}
