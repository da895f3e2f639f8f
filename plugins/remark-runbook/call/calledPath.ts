/** Where a called document lies, counted from where the path of its caller counts. Both have forward slashes. */
export function calledPath(caller: string, path: string): string {
	const parts = caller.replaceAll('\\', '/').split('/').slice(0, -1);
	for (const part of path.split('/')) {
		if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}
