import { directoryToOpen, environmentToOpen, existingDirectory } from './home.ts';
import type { SessionHome } from './home.ts';
import type { Before, Machine, RunningShell } from './machine.ts';
import { openShell } from './openShell.ts';
import { endProcesses } from './processes.ts';
import { restoreState } from './savedState.ts';
import type { ShellState } from './state.ts';

/** The machine that we run on. */
export class LocalMachine implements Machine {
	private home: SessionHome;

	constructor(home: SessionHome) {
		this.home = home;
	}

	get grammarBash(): string {
		return this.home.bash;
	}

	/** Shells that are opened later begin in this directory. */
	settleIn(cwd: string): void {
		this.home = { ...this.home, cwd: existingDirectory(cwd) };
	}

	openShell({ left, resumed }: Before, exitNonce: string): Promise<{ shell: RunningShell; fresh: ShellState }> {
		const { home } = this;
		return openShell({
			bash: home.bash,
			cwd: directoryToOpen(home, left ?? resumed),
			env: environmentToOpen(home, left),
			exitNonce,
			restore: left ? () => left : resumed && ((fresh) => restoreState(fresh, resumed)),
		});
	}

	endProcesses(root: number | undefined, graceMs: number): Promise<void> {
		return endProcesses({ root, marker: this.home.marker }, graceMs);
	}

	async close(): Promise<void> {
		// Nothing is held open.
	}
}
