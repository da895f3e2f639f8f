import { describe, expect, it } from 'vitest';
import { readRunbook, type CommandFence, type Runbook, type Step } from '../../../plugins/remark-runbook/index.ts';
import { runbookSchema } from '../../../plugins/remark-runbook/schema/runbook.ts';

function read(source: string, path = 'docs/restart-a-service.mdx'): Runbook {
	const { runbook, problems } = readRunbook(path, source);
	expect(problems).toEqual([]);
	if (!runbook) throw new Error('no runbook');
	expect(runbookSchema.parse(runbook)).toEqual(runbook);
	return runbook;
}

function step<K extends Step['kind']>(runbook: Runbook, kind: K): Extract<Step, { kind: K }> {
	const found = runbook.steps.find((candidate): candidate is Extract<Step, { kind: K }> => candidate.kind === kind);
	if (!found) throw new Error(`no ${kind} step`);
	return found;
}

/** The rest of the source line at which a fence's content is said to begin. */
function lineAt(source: string, { contentLine, contentColumn }: CommandFence): string | undefined {
	return source.split(/\r\n|\n/)[contentLine - 1]?.slice(contentColumn - 1);
}

const shell = ':::shell[List files]{#list}\n```bash\nls\n```\n:::\n';

describe('title', () => {
	it('is that of the frontmatter', () => {
		expect(read(`---\ntitle: One\ndescription: Two\n---\n\n# Three\n\n${shell}`)).toMatchObject({
			title: 'One',
			description: 'Two',
		});
	});

	it('is else the first heading of level 1, without its id', () => {
		expect(read(`## Zero\n\n# *One* \`two\` {#three}\n\n# Four\n\n${shell}`).title).toBe('One two');
	});

	it('is else the name of the file', () => {
		expect(read(shell).title).toBe('restart-a-service');
	});
});

describe('steps', () => {
	it('know the headings above them', () => {
		const source = `# Page\n\n${shell}\n## A\n\n### B\n\n${shell.replace('#list', '#b')}\n## C\n\n${shell.replace('#list', '#c')}`;
		expect(read(source).steps.map(({ section }) => section)).toEqual([[], ['A', 'B'], ['C']]);
	});

	it('are found in admonitions, tags, quotes and lists', () => {
		const quoted = shell.replace(/^/gm, '> ').replace('#list', '#quoted');
		const listed = shell.replace(/^(?=.)/gm, '  ').replace('#list', '#listed');
		const source = `::::note\n${shell}::::\n\n<Tabs>\n\n${shell.replace('#list', '#tag')}\n</Tabs>\n\n${quoted}\n- Item\n\n${listed}`;
		const { steps } = read(source);
		expect(steps.map(({ id }) => id)).toEqual(['list', 'tag', 'quoted', 'listed']);
		expect(steps.map((found) => found.kind === 'shell' && found.command.template.text)).toEqual([
			'ls',
			'ls',
			'ls',
			'ls',
		]);
	});

	it('take their attributes as numbers, milliseconds and lists', () => {
		const attributes =
			'timeout=1.5s retry=3 delay=250ms backoff=1.5 if="true" danger confirm="Sure?" tags="a, b" exit=0,3';
		const { steps } = read(shell.replace('#list', `#list capture=found continue-on-error ${attributes}`));
		expect(steps[0]).toMatchObject({
			attributes: {
				timeout: 1500,
				retry: 3,
				delay: 250,
				backoff: 1.5,
				if: 'true',
				danger: true,
				confirm: 'Sure?',
				'continue-on-error': true,
				tags: ['a', 'b'],
			},
			exit: [0, 3],
		});
	});

	it('span their directive', () => {
		expect(read(`\n${shell}`).steps[0]?.range).toEqual({
			start: { line: 2, column: 1, offset: 1 },
			end: { line: 6, column: 4, offset: shell.length },
		});
	});
});

describe('fences', () => {
	const source = [
		'- In a list:',
		'',
		'  :::shell[List files]{#list}',
		'  ```bash title="ls" {1}',
		'  if true; then',
		'    ls {{directory}}',
		'  fi',
		'  ```',
		'',
		'  ```sh check raw',
		'  test -n "{{directory}}"',
		'  ```',
		'',
		'  ```bash undo',
		'  true',
		'  ```',
		'',
		'  ```bash dry-run',
		'  ls --dry-run',
		'  ```',
		'',
		'  ```output',
		'  ...',
		'  ```',
		'',
		'  ```json output of=stderr',
		'  {}',
		'  ```',
		'',
		'  ```text output-like example',
		'  ```',
		'  :::',
	]
		.join('\n')
		.replace('output-like ', '');
	const document = `---\nrunbook: { inputs: { directory: { type: string } } }\n---\n\n${source}\n`;

	it('have their roles, texts and places', () => {
		const { command, check, undo, dryRun, output } = step(read(document), 'shell');
		expect(command.template.text).toBe('if true; then\n  ls {{directory}}\nfi');
		expect(command.template.placeholders).toMatchObject([{ name: 'directory', offset: 19, length: 13 }]);
		expect(check).toMatchObject({ language: 'sh', raw: true, template: { placeholders: [] } });
		expect(undo?.template.text).toBe('true');
		expect(dryRun?.template.text).toBe('ls --dry-run');
		expect(output).toMatchObject([
			{ match: 'exact', of: 'stdout' },
			{ match: 'json', of: 'stderr' },
		]);
		for (const fence of [command, check, undo, dryRun, ...output]) {
			if (!fence) throw new Error('a fence is missing');
			expect(lineAt(document, fence)).toBe(fence.template.text.split('\n')[0]);
		}
	});

	it('have line feeds only, whatever the document has', () => {
		const { command } = step(read(document.replaceAll('\n', '\r\n')), 'shell');
		expect(command.template.text).toBe('if true; then\n  ls {{directory}}\nfi');
	});

	it('are the same behind a byte order mark', () => {
		expect(read(`\uFEFF${document}`)).toEqual(read(document));
	});

	it('keep the text of a tab-indented list', () => {
		const { command } = step(
			read('-\t:::shell[T]{#t}\n\t```bash\n\tif true; then\n\t\tls\n\tfi\n\t```\n\t:::\n'),
			'shell',
		);
		expect(command.template.text).toBe('if true; then\n\tls\nfi');
	});
});

describe('kinds', () => {
	it('http: request, statuses and expected answer', () => {
		const source =
			':::http[Ask]{#ask status=2xx,404}\n```http\nPOST http://localhost/a\nAccept: text/plain\n\nbody\n```\n\n```output of=headers match=contains\nserver\n```\n:::\n';
		expect(step(read(source), 'http')).toMatchObject({
			request: {
				method: 'POST',
				url: { text: 'http://localhost/a' },
				headers: [{ name: 'Accept' }],
				body: { text: 'body' },
			},
			status: ['2xx', '404'],
			output: [{ of: 'headers', match: 'contains' }],
		});
	});

	it('require: the requirements with their defaults', () => {
		const source = ':::require[Tools]{#tools}\n```yaml\ntools:\n  git: ">=2"\n```\n:::\n';
		expect(step(read(source), 'require').requirements).toEqual({
			tools: { git: '>=2' },
			env: [],
			files: [],
			ports: { free: [], open: [] },
			config: [],
		});
	});

	it('wait: a time, a command or a request', () => {
		const source = [
			':::wait[A while]{#time for=2m}\n:::',
			':::wait[A command]{#command every=5s}\n```sh\ntrue\n```\n:::',
			':::wait[A request]{#request status=204}\n```http\nGET http://localhost/\n```\n:::',
		].join('\n\n');
		expect(read(source).steps).toMatchObject([
			{ until: { type: 'duration', milliseconds: 120_000 } },
			{ until: { type: 'command', command: { template: { text: 'true' } } }, every: 5000 },
			{ until: { type: 'request', status: ['204'] }, every: 1000 },
		]);
	});

	it('manual: its items, or its title', () => {
		const source =
			':::manual[Look]{#look}\n- [ ] The *first* `one`\n  - [ ] Below\n- no item\n:::\n\n:::manual[Only this]{#only}\nText.\n:::\n';
		const [look, only] = read(source).steps;
		expect(look).toMatchObject({ items: [{ text: 'The first one' }, { text: 'Below' }] });
		expect(only).toMatchObject({ items: [{ text: 'Only this' }] });
	});
});

describe('documents', () => {
	it('without a step are no runbook and have no problem', () => {
		expect(readRunbook('a.mdx', '# Title\n\n```bash check\nls\n```\n')).toEqual({ problems: [], isRunbook: false });
	});

	it('may use the directives of their site', () => {
		const source = `${shell}\n:::widget\nText.\n:::\n\n::film[Title]{#film}\n`;
		expect(readRunbook('a.mdx', source).problems).toHaveLength(2);
		expect(readRunbook('a.mdx', source, { knownDirectives: ['widget', 'film'] }).problems).toEqual([]);
	});

	it('are never evaluated', () => {
		const source = `import x from './does-not-exist.js'\n\nexport const y = (() => { throw new Error('evaluated') })()\n\n{y.z()}\n\n<X a={y} {...y} />\n\n${shell}`;
		expect(read(source).steps).toHaveLength(1);
	});
});
