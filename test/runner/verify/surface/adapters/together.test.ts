import { expect, test } from 'vitest';
import { requireTool } from '../../../../support/requireTool.ts';
import { createChecking } from '../checking.ts';

const texts = [
	'docker-compose ps -q',
	'docker-compose logs --tail=5 web',
	'docker-compose up --wait',
	'docker-compose exec -T web ls',
	'docker-compose down --volumez',
];

test('commands of one script that are asked for at the same moment are told the same as each alone', async (context) => {
	requireTool(context, 'docker-compose', 'asks the real program');
	const checkAtOnce = createChecking();
	const together = await Promise.all(texts.map((text) => checkAtOnce(text)));
	const checkInTurn = createChecking();
	for (const [index, text] of texts.entries()) expect(together[index]).toEqual(await checkInTurn(text));
	expect(together.map(({ verdict }) => verdict)).toEqual(['verified', 'verified', 'drifted', 'verified', 'drifted']);
});
