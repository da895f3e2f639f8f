import { userInfo } from 'node:os';

/** The name of the account that this process runs as; its number where the system knows no name. */
export function userName(): string {
	try {
		return userInfo().username;
	} catch {
		return `user ${process.getuid?.() ?? 'unknown'}`;
	}
}
