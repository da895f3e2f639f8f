// Times all questions to the installed tools that documents lead to, without and with a cache: node test/bench/probes.mjs FILE...
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createShellSession } from '../../dist/runner/shell/session.js';
import { createSurfaceChecker } from '../../dist/runner/verify/surface/index.js';
import { findConfinement } from '../../dist/runner/verify/confinement/findConfinement.js';
import { run } from '../../dist/runner/verify/surface/probe/run.js';

const fence = /^[ \t]*(?:```|~~~)(?:bash|sh|shell|console)[^\n]*\n([^]*?)^[ \t]*(?:```|~~~)/gm;
const commands = process.argv.slice(2).flatMap((file) => {
	const session = createShellSession();
	const texts = [...readFileSync(file, 'utf8').matchAll(fence)].map(([, text]) => text.replace(/^\$ /gm, ''));
	return texts.flatMap((text) => session.parse(text).commands);
});
const cacheDirectory = mkdtempSync(path.join(tmpdir(), 'runbook-exec-probes-'));

async function check() {
	const startedAt = performance.now();
	const checker = createSurfaceChecker({ env: process.env, workspace: cacheDirectory, cacheDirectory });
	const verdicts = await Promise.all(commands.map((command) => checker.check(command)));
	await checker.close();
	return { seconds: (performance.now() - startedAt) / 1000, verdicts };
}

/** What one question costs at least on this machine now. */
async function oneProbe() {
	const argv = findConfinement()(['/bin/true'], {});
	const startedAt = performance.now();
	for (let count = 0; count < 10; count += 1) {
		await run(argv, ['true'], {}, { milliseconds: 5000, patience: 2, bytes: 1000 });
	}
	return (performance.now() - startedAt) / 10_000;
}

const probe = await oneProbe();
const cold = await check();
const warm = await check();
const same =
	JSON.stringify(cold.verdicts.map(({ verdict }) => verdict)) ===
	JSON.stringify(warm.verdicts.map(({ verdict }) => verdict));
rmSync(cacheDirectory, { recursive: true });
const round = (seconds) => Number(seconds.toFixed(3));
console.log(
	JSON.stringify({
		commands: commands.length,
		emptyProbe: round(probe),
		cold: round(cold.seconds),
		warm: round(warm.seconds),
		coldInProbes: Math.round(cold.seconds / probe),
		same,
	}),
);
