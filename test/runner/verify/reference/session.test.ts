import { describe, expect, it } from 'vitest';
import { checkDocument } from './checkFixture.ts';
import { makeWorkspace } from './workspace.ts';

const fence = (text: string): string => `\`\`\`bash\n${text}\n\`\`\`\n`;
const project = {
	'compose.yml': 'services: { api: { image: x } }\n',
	'backend/package.json': '{ "scripts": { "seed": "x" } }',
	'backend/compose.db.yml': 'services: { db: { image: x } }\n',
	'package.json': '{ "name": "shop", "scripts": { "seed:all": "x" } }',
	'scripts/restore.sh': 'echo\n',
};

function cloned(name: string): string {
	return fence(`git clone https://example.com/x/${name}.git [folder-name]\ncd [folder-name]\nbash scripts/restor.sh`);
}

async function linesOf(document: string, executed = false): Promise<string[]> {
	const found = await checkDocument(makeWorkspace({ ...project, 'docs/run.md': document }), 'docs/run.md', executed);
	return found.map(({ line, severity }) => `${line} ${severity}`);
}

describe('where a command runs', () => {
	it('follows cd inside a fence', async () => {
		const text = fence(
			'cd backend\ndocker compose -f compose.db.yml up\ndocker compose -f compose.yml up\ncd ..\ndocker compose -f compose.yml up',
		);
		expect(await linesOf(text)).toEqual(['4 error']);
	});

	it('takes a directory of prose, of an earlier fence or of a comment for a possible start', async () => {
		expect(await linesOf(`In \`backend/\`, run:\n\n${fence('npm run seed')}`)).toEqual([]);
		expect(await linesOf(`${fence('cd backend')}\nThen:\n\n${fence('npm run seed')}`)).toEqual([]);
		expect(await linesOf(fence('# in the backend directory\nnpm run seed'))).toEqual([]);
		expect(await linesOf(`# Seeds\n\n${fence('npm run seed:all\nnpm run seeds:all')}`)).toEqual(['5 error']);
	});

	it('takes a program that lies elsewhere for one of a directory that prose led to', async () => {
		const files = { ...project, 'src/manage.py': '', 'backend/app.js': '' };
		const found = async (text: string): Promise<number[]> => {
			const workspace = makeWorkspace({ ...files, 'docs/run.md': text });
			return (await checkDocument(workspace, 'docs/run.md')).map(({ line }) => line);
		};
		expect(await found(fence('python manage.py migrate'))).toEqual([]);
		expect(await found(fence('cd backend\npython manage.py migrate\npython mange.py'))).toEqual([3, 4]);
		expect(
			await found(`Go to \`/opt/shop/src\` and run:\n\n${fence('python manage.py x\npython ./manage.py x')}`),
		).toEqual([]);
	});

	it('follows cd into a clone that the reader names', async () => {
		expect(await linesOf(cloned('shop'))).toEqual(['4 warning']);
		expect(await linesOf(cloned('other'))).toEqual([]);
	});

	it('takes lines that change the directory for themselves alone for alternatives', async () => {
		expect(await linesOf(fence('cd backend && npm run seed\nnpm run seed:all\nbash scripts/restore.sh'))).toEqual([]);
		expect(await linesOf(fence('cd backend && npm run seed\nbash scripts/restor.sh'))).toEqual(['3 error']);
		expect(await linesOf(fence('cd backend\nnpm run seed\nbash scripts/restore.sh'))).toEqual(['4 error']);
	});

	it('starts a runbook in its workspace and nowhere else', async () => {
		const text = `In \`backend/\`, run:\n\n${fence('npm run seed\nbash scripts/restore.sh\nbash scripts/restor.sh')}`;
		expect(await linesOf(text, true)).toEqual(['4 warning', '6 error']);
	});

	it('knows its own clone from others', async () => {
		expect(await linesOf(fence('git clone https://example.com/x/shop.git\ncd shop\nbash scripts/restor.sh'))).toEqual([
			'4 warning',
		]);
		expect(await linesOf(fence('git clone https://example.com/x/other.git\ncd other\nbash scripts/restor.sh'))).toEqual(
			[],
		);
		expect(await linesOf(fence('bash scripts/restore.sh\ncd /srv/src/shop/backend && npm run sede'))).toEqual([
			'3 error',
		]);
	});

	it('says nothing of other machines', async () => {
		expect(await linesOf(fence('ssh db1\nbash scripts/restor.sh'))).toEqual([]);
		expect(await linesOf(fence('docker compose exec api bash scripts/restor.sh'))).toEqual([]);
		expect(await linesOf(`Log in to the database server:\n\n${fence('bash scripts/restor.sh')}`)).toEqual([]);
	});
});
