import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadForCheck, loadSource } from '../../../runner/load/loadDocument.ts';

const line = fc.constantFrom(
	':::shell[Say]{#say}\n```bash\necho x\n```\n:::',
	'> :::shell[Say]{#say}\n> ```bash\n> echo x\n> ```\n> :::',
	'- ::::shell[Say]{#say}\n  ```bash\n  echo x\n  ```\n  ::::',
	'::shell[Say]{#say}',
	':::note\nText.\n:::',
	'&#58;&#58;&#58;shell[Say]{#say}',
	String.raw`\:::shell[Say]{#say}`,
	'A `std::vector`, [::1] and 12:30.',
	'```bash\necho x\n```',
	'<Open prop={1',
	'# Title',
);

test('a document is a runbook for a check where it is one for a run', async () => {
	const seen = new Set<boolean>();
	await fc.assert(
		fc.asyncProperty(fc.array(line, { maxLength: 4 }), fc.constantFrom('a.md', 'a.mdx'), async (lines, path) => {
			const document = { path, absolutePath: `/${path}`, source: `${lines.join('\n\n')}\n` };
			const whole = await loadSource(document, document.source, []);
			const checked = await loadForCheck(document, []);
			seen.add(whole.isRunbook);
			expect([checked.isRunbook, checked.runbook]).toEqual([whole.isRunbook, whole.runbook]);
		}),
		{ numRuns: 150 },
	);
	expect(seen.size).toBe(2);
});
