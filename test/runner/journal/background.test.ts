import { rm } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { fence, shell, temporaryDirectory } from '../../support/execution.ts';
import { placeIn } from './support.ts';

let place = placeIn('');
beforeEach(async () => {
	place = placeIn(await temporaryDirectory());
});

const serve = (ready = 'test -s pid', more = ''): string =>
	shell(
		'serve',
		'echo start >> starts; echo $$ > pid; exec sleep 1000',
		'background timeout=2s',
		fence('bash ready', ready) + more,
	);
const needsIt = shell('use', 'test -e ready && kill -0 "$(cat pid)"');

describe('a background command of a run that goes on', () => {
	test('is started again, and said so', async () => {
		expect((await place.run(serve() + needsIt)).exitCode).toBe(1);
		await place.touch('ready');
		await rm(place.file('pid'));
		const { exitCode, stdout } = await place.cli(['resume']);
		expect(exitCode, stdout).toBe(0);
		expect(stdout).toContain('#serve is started again');
		expect(await place.read('starts')).toBe('start\nstart\n');
		expect((await place.cli(['verify', await place.runName()])).exitCode).toBe(0);
	});

	test('halts the run where it can not be started again', async () => {
		await place.run(serve('test -s pid && test ! -e broken') + needsIt);
		await place.touch('ready');
		await place.touch('broken');
		const halted = await place.cli(['resume']);
		expect(halted.exitCode).toBe(1);
		expect(halted.stdout.replaceAll(/\s+/g, ' ')).toContain(
			'step serve could not be started again: not ready within 2s',
		);
		await rm(place.file('broken'));
		expect((await place.cli(['resume'])).exitCode).toBe(0);
	});

	test.each([
		['it had ended by itself', shell('serve', 'echo start >> starts', 'background')],
		['its check says that it runs', serve('test -s pid', fence('bash check', 'test -e ready'))],
	])('is left alone where %s', async (_why, first) => {
		const seen = 'until grep -q background-ended .runbook/runs/*/journal.jsonl; do sleep 0.02; done';
		const wait = first.includes('exec') ? '' : shell('seen', seen);
		await place.run(first + wait + shell('last', 'test -e ready'));
		await place.touch('ready');
		const { exitCode, stdout } = await place.cli(['resume']);
		expect(exitCode, stdout).toBe(0);
		expect(await place.read('starts')).toBe('start\n');
	});

	test('stays ended where what was done is taken back', async () => {
		await place.run(shell('a', 'echo a >> log', '', fence('bash undo', 'echo undo >> log')) + serve() + needsIt);
		expect((await place.cli(['undo', await place.runName()])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('a\nundo\n');
		expect(await place.read('starts')).toBe('start\n');
	});
});
