import { statSync } from 'node:fs';

/** What tells whether a file is the same and as it was; `none` where it does not exist. */
export function identityOf(file: string): string {
	try {
		const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
		return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
	} catch {
		return 'none';
	}
}
