import type { TestContext } from 'vitest';
import { findConfinement } from '../../runner/verify/confinement/findConfinement.ts';
import type { Confine } from '../../runner/verify/confinement/place.ts';

/** What confines programs here. Where nothing does the test is skipped with the reason; in CI it fails. */
export function requireSandbox(context: TestContext, why: string): Confine {
	const confine = findConfinement();
	if (confine) return confine;
	const reason = `neither bubblewrap nor namespaces work here; this test ${why}`;
	if (process.env['CI']) throw new Error(`${reason}. In CI one must.`);
	return context.skip(reason);
}
