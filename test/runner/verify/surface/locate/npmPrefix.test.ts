import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { npmPrefixOf } from '../../../../../runner/verify/surface/locate/npmPrefix.ts';
import { requireSandbox } from '../../../../support/requireSandbox.ts';
import { createChecking, summary, temporaryDirectory } from '../checking.ts';

describe('the prefix of a global npm package', () => {
	it.each([
		['/opt/n/lib/node_modules/a/cli.js', '/opt/n/bin', '/opt/n'],
		['/home/u/app/node_modules/a/cli.js', '/home/u/app/node_modules/.bin', undefined],
		['/home/u/app/cli.js', '/opt/n/bin', undefined],
		['/opt/n/lib/node_modules/a/cli.js', '/opt/other/bin', undefined],
	])('%s on %s: %s', (realPath, directory, prefix) => {
		expect(npmPrefixOf(realPath, directory)).toBe(prefix);
	});
});

describe('a global npm package', () => {
	beforeEach((context) => void requireSandbox(context, 'asks programs in a sandbox'));

	it('is asked even where its prefix lies in a place that the sandbox hides', async () => {
		const prefix = temporaryDirectory('prefix');
		const packaged = path.join(prefix, 'lib/node_modules/teller');
		for (const folder of [packaged, path.join(prefix, 'bin')]) mkdirSync(folder, { recursive: true });
		const file = path.join(packaged, 'cli.js');
		writeFileSync(file, "#!/bin/sh\necho 'Usage: teller [options]'\necho '  --loud  aloud'\necho '  --slow  slowly'\n");
		chmodSync(file, 0o755);
		symlinkSync('../lib/node_modules/teller/cli.js', path.join(prefix, 'bin/teller'));
		const check = createChecking({ env: { PATH: `${prefix}/bin:/usr/bin:/bin` } });
		expect(summary(await check('teller --loud'), 'teller --loud')).toBe('verified');
		expect((await check('teller --louder')).verdict).toBe('drifted');
	});
});
