import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostileDocuments } from './documents.ts';

const shadowed =
	'kubectl git docker npm npx make node bash sh env sudo bwrap python3 just strace tail timeout ls'.split(' ');

/** A repository in which everything that could be executed leaves a file in `traces`, and its documents. */
export function hostileRepository(): { root: string; home: string; traces: string; documents: string[] } {
	const base = mkdtempSync(path.join(tmpdir(), 'runbook-hostile-'));
	const [root, home, traces] = ['repository', 'home', 'traces'].map((name) => path.join(base, name)) as [
		string,
		string,
		string,
	];
	for (const directory of [home, traces]) mkdirSync(directory);
	const trace = (name: string): string => path.join(traces, name);
	const touch = (name: string): string => `#!/bin/sh\ntouch ${trace(name)}\n`;
	const documents = hostileDocuments(trace);
	const files: Record<string, string> = {
		...Object.fromEntries(Object.entries(documents).map(([name, text]) => [`docs/${name}`, text])),
		...Object.fromEntries(
			shadowed.flatMap((name) => [
				[`bin/${name}`, touch(`bin-${name}`)],
				[name, touch(`root-${name}`)],
			]),
		),
		'evil.sh': touch('script'),
		'evil.js': `require('fs').writeFileSync('${trace('script-js')}', '')\n`,
		'evil/package.json': `{ "name": "evil", "bin": "x.sh", "scripts": { "install": "touch ${trace('install')}" } }`,
		'package.json': `{ "scripts": { "preinstall": "touch ${trace('pre')}", "prebuild": "touch ${trace('hook')}", "build": "touch ${trace('build')}", "__proto__": "x" } }`,
		'.npmrc': 'node-options=--require ./evil.js\nscript-shell=./bash\n',
		Makefile: `X := $(shell touch ${trace('make')})\nSHELL := ./bash\n$(eval $(X)made: ; @true)\nall: ; touch ${trace('all')}\n-include $(shell touch ${trace('include')})x.mk\n`,
		'evil.mk': `$(shell touch ${trace('evil-mk')})\n$(eval x: ;)\n`,
		'compose.yaml': 'services:\n  ${EVIL:-web}:\n    image: ${IMAGE:?owned}\n  __proto__:\n    build: {}\n',
		'evil.yaml': `include: [http://127.0.0.1:9/x.yaml, ../../../etc/passwd]\nservices: {}\n`,
		justfile: `set shell := ["./bash", "-c"]\nx := \`touch ${trace('just')}\`\nevil:\n    touch ${trace('recipe')}\n`,
		'value.json': JSON.stringify({ a: `${'x'.repeat(50)}!` }),
		'bomb.yaml': 'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\ni: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n',
		'runbook.config.mjs': `import fs from 'node:fs'; fs.writeFileSync('${trace('config')}', ''); export default {};\n`,
		'.gitattributes': '* diff=x filter=x\n',
	};
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
		writeFileSync(path.join(root, name), text);
	}
	for (const name of shadowed) for (const file of [name, `bin/${name}`]) chmodSync(path.join(root, file), 0o755);
	const git = (...args: string[]): void => void execFileSync('git', args, { cwd: root, stdio: 'ignore' });
	git('init');
	for (const key of [
		'core.fsmonitor',
		'diff.external',
		'core.pager',
		'diff.x.textconv',
		'filter.x.clean',
		'core.sshCommand',
	]) {
		git('config', key, `touch ${trace(key)}`);
	}
	execFileSync('mkfifo', ['pipe', 'docs/pipe.md'], { cwd: root });
	symlinkSync('loop', path.join(root, 'loop'));
	symlinkSync('/etc', path.join(root, 'outside'));
	symlinkSync('/dev/zero', path.join(root, 'docs/zero.md'));
	symlinkSync('missing.md', path.join(root, 'docs/dangling.md'));
	writeFileSync(path.join(root, 'docs', 'new\nline\u{1b}[31m::error::.md'), '# Name\n\n[x](missing.md)\n');
	writeFileSync(path.join(root, 'docs/latin.md'), Buffer.from([0x23, 0x20, 0xe9, 0x0a]));
	return { root, home, traces, documents: Object.keys(documents) };
}
