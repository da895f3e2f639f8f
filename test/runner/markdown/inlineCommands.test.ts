import { describe, expect, test } from 'vitest';
import { inlineCommands } from '../../../runner/markdown/inlineCommands.ts';
import { readMarkdown } from '../../../runner/markdown/readMarkdown.ts';

function commandsOf(source: string): string[] {
	return readMarkdown('page.md', source).inlineCode.flatMap((code) =>
		inlineCommands(code, source).map(({ text }) => text),
	);
}

describe('commands in running text', () => {
	test.each([
		['- Build: `make docker-build`', ['make docker-build']],
		[
			'| Restart | `sudo systemctl restart nginx` |\n|-|-|\n| Dump | `pg_basebackup --checkpoint=fast` |',
			['sudo systemctl restart nginx', 'pg_basebackup --checkpoint=fast'],
		],
		['Use ``NODE_ENV=test npm run db:seed``.', ['NODE_ENV=test npm run db:seed']],
		[
			'Run `npm run version:patch|minor|major`.',
			['npm run version:patch', 'npm run version:minor', 'npm run version:major'],
		],
		['Run `npm run build|test --silent`.', ['npm run build --silent']],
		['Look with `ps aux | grep node -c`.', []],
		['Call `scripts/deploy.sh production`.', ['scripts/deploy.sh production']],
	])('%s', (source, expected) => {
		expect(commandsOf(source)).toEqual(expected);
	});

	test.each([
		'`make sure that it runs`, `go to the page`, `node is up`',
		'`npm`, `docker`, `scripts/deploy.sh`, `LICENSE_KEY=abc`',
		'`GET /health`, `status: ok`, `a - b`, `image: nginx`',
		'the branch `fix bug`, the option `--force`, the rate `1 - x`',
	])('no command: %s', (source) => {
		expect(commandsOf(source)).toEqual([]);
	});

	test('an alternative stands at its own place', () => {
		const source = 'Run `npm run a:one|two -w web`.';
		const [code] = readMarkdown('page.md', source).inlineCode;
		const [, second] = code === undefined ? [] : inlineCommands(code, source);
		const start = second?.locate('npm run '.length) ?? 0;
		const end = second?.locate('npm run a:two'.length) ?? 0;
		expect(source.slice(start, end)).toBe('two');
		expect(second?.text).toBe('npm run a:two -w web');
	});
});
