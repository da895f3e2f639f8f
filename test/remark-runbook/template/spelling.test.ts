import { describe, expect, it } from 'vitest';
import { fill, scanJson, scanShell, scanText } from '../../../plugins/remark-runbook/template/index.ts';
import type { PlaceholderContext } from '../../../plugins/remark-runbook/schema/template.ts';

const inShell = (text: string, value: string) => fill(scanShell(text).template, () => value).text;
const inText = (text: string, context: PlaceholderContext, value: string) =>
	fill(scanText(text, context).template, () => value);

describe('what a reader sees', () => {
	it.each([
		['kubectl -n {{x}} get pods', 'prod', 'kubectl -n prod get pods'],
		['kubectl -n {{x}} get pods', 'my prod', "kubectl -n 'my prod' get pods"],
		['git checkout v{{x}}', '1.2.3', 'git checkout v1.2.3'],
		['ssh {{x}}', 'root@web-1', 'ssh root@web-1'],
		['docker run -p{{x}}:80 a', '8080', 'docker run -p8080:80 a'],
		['helm upgrade --set image.tag={{x}},{{x}}=1', 'a.b', 'helm upgrade --set image.tag=a.b,a.b=1'],
		['rm {{x}}/*.log {{x}}*', '/tmp/a', 'rm /tmp/a/*.log /tmp/a*'],
		['curl "$BASE/{{x}}?a={{x}}"', 'v1', 'curl "$BASE/v1?a=v1"'],
		['for i in {1..{{x}}}; do :; done', '3', 'for i in {1..3}; do :; done'],
		['cp a.{{{x}},bak}', 'txt', 'cp a.{txt,bak}'],
		['echo {{x}}', '', "echo ''"],
		['echo {{x}}', 'done', "echo 'done'"],
		['echo {{x}}>f', '2', "echo '2'>f"],
		['echo $x{{x}} ~{{x}} ~/{{x}}', 'a', "echo $x'a' ~'a' ~/a"],
		['cd ~+{{x}} ~{{x}}', '1', "cd ~+'1' ~'1'"],
		['[[ -n {{x}} ]]', '-e', "[[ -n '-e' ]]"],
		['echo {{x}}', "it's", String.raw`echo 'it'\''s'`],
		['echo {{x}}', 'a\tb\u001B[0m', String.raw`echo $'a\tb\033[0m'`],
		['echo "{{x}} there"', 'hi you', 'echo "hi you there"'],
		['echo "{{x}}"', '$5', `echo ""'$5'""`],
		['echo "no {{x}}"', 'way!', `echo "no "'way!'""`],
		['echo "$(echo {{x}})"', 'way!', String.raw`echo "$(echo 'way'\!'')"`],
		["echo '{{x}}'", "it's", String.raw`echo 'it'\''s'`],
		["echo $'{{x}}'", "it's\n", String.raw`echo $'it\'s\n'`],
		['# of {{x}}\nls', 'a\nb', '# of a b\nls'],
		['# of {{x}}\nls', 'a; b', "# of 'a; b'\nls"],
		['cat <<EOF\n{{x}}\nEOF', '$a `b`', 'cat <<EOF\n\\$a \\`b\\`\nEOF'],
		['cat <<EOF\n{{x}}\nEOF', 'a\nEOF\nb', 'cat <<EOF\na\n${_+}EOF\nb\nEOF'],
		["cat <<'EOF'\n{{x}}\nEOF", '$a `b`', "cat <<'EOF'\n$a `b`\nEOF"],
		['echo $(( {{x}} * 2 )) $((-{{x}}))', '-4', 'echo $(( -4 * 2 )) $((-(-4)))'],
		['((n > {{x}})) && a[{{x}}]=1', '4', '((n > 4)) && a[4]=1'],
		['[[ $n -gt "{{x}}" ]]', '4', '[[ $n -gt "4" ]]'],
		["ssh host 'systemctl restart {{x}}'", 'nginx', "ssh host 'systemctl restart nginx'"],
	])('%s with %j', (text, value, expected) => {
		expect(scanShell(text).problems).toEqual([]);
		expect(inShell(text, value)).toBe(expected);
	});

	it.each([
		[
			'{{.Names}} {{ x }} ${{x}} "${{ github.ref }}" {{}} {{1a}}',
			'{{.Names}} {{ x }} ${{x}} "${{ github.ref }}" {{}} {{1a}}',
		],
		[String.raw`echo \{{x}} "\{{x}}" '\{{x}}' \\{{x}} # \{{x}}`, String.raw`echo {{x}} "{{x}}" '{{x}}' \\'v' # {{x}}`],
		['cat <<EOF\n\\{{x}} {{x}}\nEOF', 'cat <<EOF\n{{x}} v\nEOF'],
	])('%s keeps what is no placeholder', (text, expected) => {
		expect(inShell(text, 'v')).toBe(expected);
	});
});

describe('texts that are no shell', () => {
	it.each<[string, PlaceholderContext['type'], string, string]>([
		['v {{x}} \\{{x}} ${{x}}', 'text', '$`"', 'v $`" {{x}} ${{x}}'],
		['^{{x}}$', 'regex', 'a.b*(c)/d\n', String.raw`^a\.b\*\(c\)\/d\n$`],
		['Bearer {{x}}', 'header', 'a b~', 'Bearer a b~'],
		['{{x}}/health', 'url', 'http://localhost:8080/', 'http://localhost:8080/health'],
		['{{x}}', 'url', 'https://a.b/c?d=e#f', 'https://a.b/c?d=e#f'],
		['{{x}}://a.b/', 'url', 'https', 'https://a.b/'],
		['http://{{x}}/health', 'url', 'web-1:8080', 'http://web-1:8080/health'],
		['http://{{x}}:80/health', 'url', '[::1]', 'http://[::1]:80/health'],
		['http://a:{{x}}/health', 'url', '8080', 'http://a:8080/health'],
		['http://a/{{x}}?q={{x}}', 'url', "a/b c&d'é", 'http://a/a%2Fb%20c%26d%27%C3%A9?q=a%2Fb%20c%26d%27%C3%A9'],
	])('%s as %s', (text, type, value, expected) => {
		expect(inText(text, { type } as PlaceholderContext, value)).toMatchObject({
			text: expected,
			missing: [],
			refused: [],
		});
	});

	it('tells the strings of a JSON text from its other values', () => {
		const { template } = scanJson(String.raw`{"{{a}}": {{n}}, "b": ["\"{{a}}", {{f}}], "c": "\{{a}}"}`);
		const values: Record<string, string> = { a: '"\\\n', n: '-1.5e3', f: 'false' };
		expect(JSON.parse(fill(template, (name) => values[name]).text)).toEqual({
			'"\\\n': -1500,
			b: ['""\\\n', false],
			c: '{{a}}',
		});
	});
});
