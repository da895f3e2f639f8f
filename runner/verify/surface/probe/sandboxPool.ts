import { writableIn } from '../../confinement/place.ts';
import type { Confine, Place } from '../../confinement/place.ts';
import type { ProbeResult } from './run.ts';
import type { RunLimits } from './limits.ts';
import { openSandboxShell } from './sandboxShell.ts';
import type { SandboxedProbe, SandboxShell } from './sandboxShell.ts';

/** Where programs are asked. */
export interface SandboxPlace extends Place {
	/** Shell text that prepares it. */
	setup?: string;
}

/** The sandboxes that are open, for probes that need the same place. */
export interface SandboxPool {
	run(place: SandboxPlace, probe: SandboxedProbe, limits: RunLimits): Promise<ProbeResult>;
	close(): void;
}

/** At most `most` sandboxes stay open while nobody needs them. */
export function createSandboxPool(confine: Confine, env: Record<string, string>, most: number): SandboxPool {
	let idle: { key: string; shell: SandboxShell }[] = [];
	const open = (place: SandboxPlace): SandboxShell =>
		openSandboxShell({
			argv: confine(['/bin/sh'], place),
			env,
			writable: writableIn(place),
			setup: place.setup,
		});
	return {
		run: async (place, probe, limits) => {
			const key = JSON.stringify(place);
			const known = idle.findLast((one) => one.key === key && one.shell.isFresh());
			idle = idle.filter((one) => one !== known);
			const shell = known?.shell ?? open(place);
			const result = await shell.run(probe, limits);
			if (shell.isFresh()) idle.push({ key, shell });
			else shell.close();
			for (const { shell: old } of idle.splice(0, idle.length - most)) old.close();
			return result;
		},
		close: () => {
			for (const { shell } of idle) shell.close();
			idle = [];
		},
	};
}
