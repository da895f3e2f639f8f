import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readRunbook } from '../../../plugins/remark-runbook/index.ts';
import { changeDiffs } from '../../../plugins/remark-runbook/resolve/diff/changeDiff.ts';
import type { DiffLine } from '../../../plugins/remark-runbook/resolve/diff/changeDiff.ts';

/** The differences of a step that changes the file `path`. */
function diffs(path: string, changes: string, values: Record<string, string> = {}): DiffLine[][] {
	const source = `---\nrunbook:\n  inputs:\n    tag:\n      type: string\n---\n\n:::edit[Edit]{#edit path=${path}}\n\`\`\`yaml\n${changes}\n\`\`\`\n:::\n`;
	const step = readRunbook('edit.mdx', source).runbook?.steps[0];
	if (step?.kind !== 'edit') throw new Error('there is no edit step');
	return changeDiffs(step, (name) => values[name]);
}

const written = (lines: readonly DiffLine[] = []): string[] => lines.map(({ sign, text }) => `${sign} ${text}`);

const changes = `- set: services.web.image
  to: web:{{tag}}
- append: services.web.command
  value: --verbose
- delete: services.web.deploy
- set: env[name=PORT].value
  to: 80
- remove: ports
  value: "8080:80"
- set: servers[0].name
  to: main
  create: true`;

describe('the differences of a step that edits a file', () => {
	test('are written in YAML', () => {
		expect(diffs('compose.yaml', changes, { tag: 'v2' }).map(written)).toEqual([
			['  services:', '    web:', '-     image: …', '+     image: web:v2'],
			['  services:', '    web:', '      command:', '+       - "--verbose" # at the end'],
			['  services:', '    web:', '-     deploy: …'],
			['  env:', '    - name: PORT', '-     value: …', '+     value: 80'],
			['  ports:', '-   - "8080:80"'],
			['  servers:', '    - # entry 1', '+     name: main'],
		]);
	});

	test('are written in JSON', () => {
		expect(diffs('app.json', changes, { tag: 'v2' }).map(written)).toEqual([
			['  "services": {', '    "web": {', '-     "image": …', '+     "image": "web:v2"'],
			['  "services": {', '    "web": {', '      "command": [', '+       "--verbose" // at the end'],
			['  "services": {', '    "web": {', '-     "deploy": …'],
			['  "env": [', '    { "name": "PORT",', '-     "value": …', '+     "value": 80'],
			['  "ports": [', '-   "8080:80"'],
			['  "servers": [', '    { // entry 1', '+     "name": "main"'],
		]);
	});

	test('are written in TOML', () => {
		expect(diffs('app.toml', changes, { tag: 'v2' }).map(written)).toEqual([
			['  [services.web]', '- image = …', '+ image = "web:v2"'],
			['  [services.web]', '  command = [', '+   "--verbose", # at the end'],
			['  [services.web]', '- deploy = …'],
			['  [[env]] # name = "PORT"', '- value = …', '+ value = 80'],
			['  ports = [', '-   "8080:80",'],
			['  [[servers]] # entry 1', '+ name = "main"'],
		]);
	});

	test('are written in dotenv and INI, each line of a value with its sign', () => {
		expect(diffs('.env', '- set: KEY\n  to: "{{tag}}"', { tag: 'a\nb' }).map(written)).toEqual([
			['- KEY=…', "+ KEY='a", "+ b'"],
		]);
		expect(diffs('app.ini', '- set: main.port\n  to: 8080\n- delete: main.old').map(written)).toEqual([
			['  [main]', '- port=…', '+ port=8080'],
			['  [main]', '- old=…'],
		]);
	});

	test('say which document of several is meant', () => {
		const [first] = diffs('all.yaml', '- set: spec.replicas\n  to: 2\n  document: { kind: Deployment }');
		expect(written(first)[0]).toBe('  --- # kind: Deployment');
	});

	test('hold the value, whatever it is, where YAML reads it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (tag) => {
				fc.pre(!/\p{Surrogate}/u.test(tag));
				const [lines = []] = diffs('a.yaml', '- set: a.b\n  to: "{{tag}}"', { tag });
				const comes = lines.filter(({ sign }) => sign !== '-').map(({ text }) => text);
				expect(parse(comes.join('\n'))).toEqual({ a: { b: tag } });
			}),
		);
	});
});
