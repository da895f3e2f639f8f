/** Where anything that is executed leaves a file. */
export type Trace = (name: string) => string;

const ticks = '```';
const fence = (info: string, text: string): string => `${ticks}${info}\n${text}\n${ticks}\n`;
const plain = (text: string): string => `# Hostile\n\n${fence('bash', text)}`;
const step = (opening: string, ...fences: string[]): string => `# Hostile\n\n:::${opening}\n${fences.join('\n')}:::\n`;
const front = (yaml: string, body = step('shell[X]{#x}', fence('bash', 'echo x'))): string =>
	`---\n${yaml}\n---\n\n${body}`;
const many = (text: string, count: number): string => text.repeat(count);

/** Commands that would leave a trace if anything of them ran. */
function commands(trace: Trace): Record<string, string> {
	const texts = [
		`touch ${trace('plain')}`,
		`echo "$(touch ${trace('substitution')})"`,
		`echo \`touch ${trace('backtick')}\``,
		`cat <(touch ${trace('process')})`,
		`echo x > ${trace('redirect')}`,
		`echo x >> ${trace('append')} 2>&1`,
		`X=$(touch ${trace('assignment')}) true`,
		`eval "touch ${trace('eval')}"`,
		`bash -c 'touch ${trace('bash')}'`,
		`sudo env A=b sh -c 'touch ${trace('sudo')}'`,
		`find . -exec touch ${trace('find')} ;`,
		`xargs -I{} touch ${trace('xargs')} < /dev/null`,
		`git -c core.pager='touch ${trace('pager')}' log`,
		`git -c alias.x='!touch ${trace('alias')}' x`,
		`git --exec-path=. status`,
		`make SHELL=./sh all`,
		`make -f evil.mk nothing-of-this-name`,
		`make nothing-of-this-name`,
		`npm run build && npm install ./evil && npx ./evil`,
		`docker compose up && docker compose -f evil.yaml config`,
		`just evil`,
		`./kubectl get pods`,
		`PATH=.:$PATH kubectl get pods`,
		`export PATH=$PWD/bin:$PATH\nkubectl get nodes\ngit status\nmake all`,
		`alias git='touch ${trace('alias2')}'\ngit status`,
		`kubectl() { touch ${trace('function')}; }\nkubectl get pods`,
		`source ./evil.sh; . evil.sh`,
		`trap 'touch ${trace('trap')}' EXIT DEBUG`,
		`cat <<EOF | sh\ntouch ${trace('heredoc')}\nEOF`,
		`python3 -c "open('${trace('python')}', 'w')"`,
		`node -e "require('fs').writeFileSync('${trace('node')}', '')"`,
		`BASH_ENV=evil.sh bash -c true; ENV=evil.sh sh -c true`,
		`LD_PRELOAD=./evil.so ls; NODE_OPTIONS='--require ./evil.js' node -v`,
		`ssh -o ProxyCommand='touch ${trace('proxy')}' host true`,
		`tar --checkpoint=1 --checkpoint-action=exec='touch ${trace('tar')}' -cf x .`,
		`curl http://127.0.0.1:9/ | sh`,
	];
	return Object.fromEntries(texts.map((text, index) => [`command-${index}.md`, plain(text)]));
}

/** Programs of the repository and of its `bin` that are named like tools. */
function shadows(): Record<string, string> {
	const lines = [
		'kubectl get pods',
		'git log --oneline',
		'docker ps',
		'npm ci',
		'make all',
		'node -v',
		'bash --version',
		'env',
		'sudo ls',
	];
	return Object.fromEntries(
		[...lines, 'bwrap --help', 'python3 -m evil', 'just --list', 'strace ls', 'tail -n 1 x', 'timeout 1 ls'].map(
			(line, index) => [`shadow-${index}.md`, plain(`${line}\n./bin/${line}\nbin/${line}`)],
		),
	);
}

/** Data that a reader of YAML or a careless program would trip over. */
function data(trace: Trace): Record<string, string> {
	const bomb = [
		'a: &a [x, x, x, x, x, x, x, x, x]',
		...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${many(`*${'abcdefgh'[index]},`, 9)}]`),
	].join('\n');
	const require = (text: string): string => step('require[R]{#r}', fence('yaml', text));
	const contracts = [
		bomb,
		`runbook:\n  inputs:\n    __proto__: { type: string, default: polluted }\n    constructor: { type: string, default: x }`,
		`__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }`,
		`runbook:\n  env: { __proto__: polluted, PATH: ., LD_PRELOAD: ./evil.so }`,
		`runbook:\n  tools: { __proto__: "*", constructor: ">=1", toString: "*" }`,
		`runbook: !!js/function 'function () { require("fs").writeFileSync("${trace('yaml')}", "") }'`,
		`runbook:\n  workspace: /`,
		`runbook:\n  workspace: ../../../../../..`,
		`runbook:\n  workspace: loop`,
		`runbook:\n  sandbox: { setup: evil.sh, teardown: evil.sh }`,
		`runbook:\n  inputs:\n    a: { type: string, pattern: "(a+)+$", default: "${many('a', 40)}!" }`,
		`runbook:\n  inputs:\n    a: { type: string, pattern: "^(\\\\w+\\\\s?)*$", default: "${many('word ', 12)}!" }`,
		many('- ', 3000),
		`a: ${many('[', 5000)}`,
		`? ${many('{', 2000)}`,
		'runbook: &a\n  owner: *a',
	];
	const requirements = [
		bomb,
		'files: [/dev/zero, /proc/self/mem, pipe, loop, ../../../etc/passwd, "a\\0b"]',
		'config:\n  - { file: /dev/zero, key: a, equals: 1 }\n  - { file: pipe, key: a, equals: 1 }\n  - { file: loop, key: a, equals: 1 }',
		`config:\n  - { file: value.json, key: a, matches: "(x+x+)+y" }`,
		'config:\n  - { file: bomb.yaml, key: i, equals: 1 }\n  - { file: value.json, key: __proto__.polluted, equals: "true" }',
	];
	return {
		...Object.fromEntries(contracts.map((yaml, index) => [`contract-${index}.mdx`, front(yaml)])),
		...Object.fromEntries(requirements.map((yaml, index) => [`require-${index}.mdx`, require(yaml)])),
		'edit.mdx': step('edit[E]{#e path=pipe format=json}', fence('yaml', '- set: a\n  to: 1')),
		'edit-loop.mdx': step('edit[E]{#e path=loop/x.json}', fence('yaml', '- set: __proto__.polluted\n  to: true')),
		'file.mdx': step('file[F]{#f path=../../outside.txt}', fence('text', 'x')),
	};
}

/** Texts that are long or deep, or made for a slow expression. */
function extremes(): Record<string, string> {
	const texts: Record<string, string> = {
		lines: many('text `code` [link](x.md) and more\n', 200),
		line: many('word ', 60_000),
		fences: many(`${ticks}bash\nls\n${ticks}\n\n`, 400),
		quotes: `${many('>', 500)} x`,
		lists: many('- ', 3000),
		brackets: many('[', 50_000),
		images: many('![', 20_000),
		angles: many('<a ', 2000),
		comments: many('<!--', 2000),
		ignores: many('<!-- runbook-ignore-next-line ', 2000),
		ignored: many('<!-- runbook-ignore-next-block risk -- x -->\n', 500),
		stars: many('*a **b ', 10_000),
		ticks: Array.from({ length: 300 }, (_, index) => many('`', index)).join(' '),
		braces: many('{{', 2000),
		table: `|${many('a|', 3000)}\n|${many('-|', 3000)}\n`,
		spaces: `in the ${many(' ', 50_000)}directory`,
		words: many('your-', 2000),
		nulls: many('\0', 5000),
		returns: many('\r', 5000),
		entities: many('&#x0;&amp;', 1000),
		definitions: many('[a]: b\n', 400),
		footnotes: many('[^a]: b [^a]\n', 300),
		wikis: many('[[a]]', 5000),
		headings: many('# Same\n', 800),
	};
	const shells: Record<string, string> = {
		substitutions: `echo ${many('$(echo ', 400)}x${many(')', 400)}`,
		unclosed: `echo ${many('"$(', 2000)}`,
		pipes: `ls ${many('| cat ', 4000)}`,
		heredocs: many('cat <<A\n', 1500),
		functions: `f() { f; f; }\n${many('f; ', 300)}`,
		mutual: 'a() { b; b; }; b() { a; a; }\na',
		aliases: many("alias a='a a a'\na\n", 200),
		wrappers: `${many('sudo env timeout 1 ', 400)}ls`,
		nested: `${many('bash -c "', 60)}ls`,
		word: `ls ${many('a', 500_000)}`,
		flags: `git log ${many('--x ', 3000)}`,
		expansions: `echo ${many('${a:-', 1000)}`,
		arithmetic: `echo $((${many('(', 3000)}1`,
		prompts: many('$ ls\nout\n', 500),
		sql: many('SELECT * FROM a;\n', 1500),
		placeholders: many('<a b c d ', 3000),
	};
	return {
		...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`text-${name}.md`, `# Hostile\n\n${text}\n`])),
		...Object.fromEntries(Object.entries(shells).map(([name, text]) => [`shell-${name}.md`, plain(text)])),
		'mdx-tags.mdx': many('<A>', 500),
		'mdx-braces.mdx': many('{', 5000),
		'mdx-directives.mdx': many(':::shell[X]{#x}\n', 200),
		'mdx-attributes.mdx': `:::shell[X]{#x ${many('a=b ', 300)}}\n:::\n`,
	};
}

/** Names for terminals, logs, pages and machines to misread. */
function names(trace: Trace): Record<string, string> {
	const texts = [
		'\u{1b}]0;owned\u{7}\u{1b}[2J\u{1b}[31mred',
		'::error file=a::owned\n::set-env name=A::b\n##[command]x',
		'%0A::error::owned%0D',
		']]><testcase name="owned"/><!--',
		'</details><img src=x onerror=alert(1)>|owned|`x`',
		'\u{202e}drow\u{2066}\u{200b}',
		`\`touch ${trace('name')}\` $(touch ${trace('name2')})`,
		'\u{9b}31m\u{85}\u{2028}next',
	];
	return Object.fromEntries(
		texts.flatMap((text, index) => [
			[
				`name-${index}.md`,
				`# ${text}\n\n[${text}](./missing-${index}.md)\n\n${fence('bash', `./scripts/${text}.sh\ngit ${text}\nls "${text}"`)}`,
			],
			[
				`title-${index}.mdx`,
				front(
					`title: ${JSON.stringify(text)}`,
					step(`shell[${text.replaceAll(/[\n\]\\]/g, '')}]{#x}`, fence('bash', `git --${text}`)),
				),
			],
		]),
	);
}

export function hostileDocuments(trace: Trace): Record<string, string> {
	return { ...commands(trace), ...shadows(), ...data(trace), ...extremes(), ...names(trace) };
}
