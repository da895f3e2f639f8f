import { describe, expect, it } from 'vitest';
import { parseHelp } from '../../../../../runner/verify/surface/help/parseHelp.ts';

function commands(text: string): string[] {
	return parseHelp(text, ['tool', '--help']).commands.map(({ name }) => name);
}

describe('the usage of a help text', () => {
	it('reads forms that blank lines set apart', () => {
		const text =
			'tool - keeps forms\n\nSynopsis\n\ntool query FILE\n\ntool install [--quiet] FILE\n\ntool rm FILE\n\nSee it.\n';
		expect(commands(text)).toEqual(['query', 'install', 'rm']);
		expect(commands(text.replace('See it.', 'DESCRIPTION'))).toEqual([]);
		expect(commands(text.replaceAll('\n\ntool ', '\n\nmore ').replace('Synopsis', 'Words'))).toEqual([]);
	});
});
