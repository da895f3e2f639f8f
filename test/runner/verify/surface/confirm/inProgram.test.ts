import { expect, it } from 'vitest';
import { namesIn } from '../../../../../runner/verify/surface/confirm/inProgram.ts';

it('reads the names in a bundle that holds an encoded file of a million letters', () => {
	const encoded = 'QUJDabc0'.repeat(150_000);
	expect(namesIn(`const wasm = "${encoded}"; run({ outFile: 1, 'dry-run': 2 })`)).toEqual(['outFile', 'dry-run']);
});
