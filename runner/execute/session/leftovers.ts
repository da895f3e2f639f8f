const groups = new Set<number>();

/** Ends the process group with our own process, should that end without closing its sessions. */
export function endWithUs(group: number): void {
	if (groups.size === 0) process.on('exit', killAll);
	groups.add(group);
}

/** The process group has ended. */
export function hasEnded(group: number): void {
	groups.delete(group);
	if (groups.size === 0) process.off('exit', killAll);
}

function killAll(): void {
	for (const group of groups) {
		try {
			process.kill(-group, 'SIGKILL');
		} catch {
			// It has ended meanwhile.
		}
	}
}
