import { describe, expect, it } from 'vitest';
import { requireTool } from '../../../support/requireTool.ts';
import { createChecking, summary, temporaryDirectory } from './checking.ts';
import { checkFixture, traceOf, tracesOf } from './fixtureTool.ts';

const check = createChecking({ cacheDirectory: temporaryDirectory('no-sandbox'), sandbox: 'none' });
const toolOf = (text: string): string => text.split(' ')[0] ?? '';

async function told(text: string): Promise<string> {
	return summary(await checkFixture(text, undefined, 'none'), text);
}

describe('where no sandbox works', () => {
	it.for([
		'kill -HUP 1',
		'kill -SIGTERM 1',
		'grep --colo=auto x f',
		'node dist/server.js --port 80',
		'python3 -u manage.py migrate --noinput',
		'kubectl scale deployment x --replicas=0 -n prod',
		"kubectl get pods -o jsonpath='{.items[0].spec}'",
	])('nothing is held against %s', async (text, context) => {
		if (toolOf(text) !== 'kill') requireTool(context, toolOf(text), 'asks it for its help');
		const { problems } = await check(text);
		expect(problems).toEqual([]);
	});

	it.for([
		['kill -HOP 1', '-HOP'],
		['grep --colo2=auto x f', '--colo2'],
		['kubectl scale deployment x --replica=0 -n prod', '--replica'],
	] as const)('%s is told all the same', async ([text, word], context) => {
		if (toolOf(text) !== 'kill') requireTool(context, toolOf(text), 'asks it for its help');
		expect(summary(await check(text), text)).toMatch(new RegExp(`surface/unknown-flag ${word}$`));
	});
});

describe('a program off the list', () => {
	it('is not started where nothing shows that it knows --help', async () => {
		expect(await told('starts --verbos file')).toBe('unknown');
		expect(tracesOf('starts')).toEqual([]);
	});

	it('is asked for its own help and nothing else where its file names it, and writes nothing', async () => {
		expect(await told('counts --wide all')).toBe('verified');
		expect(await told('counts --wid3 all')).toMatch(/surface\/unknown-flag --wid3$/);
		await told('counts some --narrow');
		expect(tracesOf('counts')).toEqual(['counts.asked-1', 'counts.written']);
		expect(traceOf('counts.written')).toBe('');
	});

	it('is asked for the help of its commands where its parser shows that before anything is done', async (context) => {
		requireTool(context, 'python3', 'runs a program of the fixtures');
		expect(await told('behind.py prune --stats')).toBe('verified');
		expect(await told('behind.py prune --stat5')).toMatch(/surface\/unknown-flag --stat5$/);
	});
});
