/** A document's path as a reader in `root` types it, with forward slashes; unchanged where it lies elsewhere. */
export function documentPath(file: string, root: string | undefined): string {
	const path = file.replaceAll('\\', '/');
	if (root === undefined) return path;
	const prefix = `${root.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
	return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}
