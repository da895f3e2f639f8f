import { describe, expect, test } from 'vitest';
import { createShellSession } from '../../../runner/shell/session.ts';

function parse(text: string) {
	const { commands, errors } = createShellSession().parse(text);
	expect(errors).toEqual([]);
	return commands;
}

function placeholdersIn(text: string): string[] {
	return parse(text).flatMap(({ words }) => words.filter(({ placeholder }) => placeholder).map((word) => word.text));
}

describe('placeholders', () => {
	test.each([
		['kubectl logs <pod-name> -n prod', ['<pod-name>']],
		['gh run list --repo <owner>/<repo>', ['<owner>/<repo>']],
		['kill -9 <pid>', ['<pid>']],
		['docker pull <registry>.azurecr.io/<name>:<tag>', ['<registry>.azurecr.io/<name>:<tag>']],
		['git checkout <previous-commit>', ['<previous-commit>']],
		['scp file <user@host>:/srv', ['<user@host>:/srv']],
		['cd <your project directory>', ['<your project directory>']],
		['echo "https://<host>/health"', ['https://<host>/health']],
		['run --mode <dev|prod>', ['<dev|prod>']],
		['deploy {{service}} --tag={{ tag }}', ['{{service}}', '--tag={{ tag }}']],
		['helm install {{ .Release.Name }} x', ['{{ .Release.Name }}']],
		['echo ${{ github.ref }}', ['${{ github.ref }}']],
		['export TOKEN=YOUR_TOKEN', ['TOKEN=YOUR_TOKEN']],
		['curl -H "Authorization: Bearer your-api-key" x', ['Authorization: Bearer your-api-key']],
		['docker logs [container]', ['[container]']],
		['docker run [container name] x', ['[container name]']],
		['kubectl get {resource}', ['{resource}']],
		['run --key=...', ['--key=...']],
		['run …', ['…']],
		['git tag vX.Y.Z', ['vX.Y.Z']],
	])('%s', (text, expected) => {
		expect(placeholdersIn(text)).toEqual(expected);
	});

	test.each([
		'cat input.txt',
		'docker ps --format "{{.Names}}"',
		"docker ps --format '{{.Names}}: {{.Status}}'",
		'go test ./...',
		'git log main...feature',
		'git stash show stash@{0}',
		"curl -w '%{http_code}' x",
		'grep "[error]" log',
		'find . -exec ls {} \\;',
		"kubectl get pods -o jsonpath='{.items[0].metadata.name}'",
		'ls [a-z]*.txt',
		'echo ${name}',
	])('%s has none', (text) => {
		expect(placeholdersIn(text)).toEqual([]);
	});

	test('tells a placeholder from two redirects', () => {
		const [command] = parse('cat <input.txt >output.txt');
		expect(command?.redirects.map(({ operator, target }) => operator + target.text)).toEqual([
			'<input.txt',
			'>output.txt',
		]);
		expect(parse('sort <in>out')[0]?.redirects).toHaveLength(2);
		expect(parse('echo <name>')[0]?.redirects).toEqual([]);
	});

	test('keeps what stands before a placeholder, and the places of all words', () => {
		const text = 'docker logs --since=<time> web';
		const [command] = parse(text);
		expect(command?.words.map(({ knownPrefix, known }) => [knownPrefix, known])).toEqual([
			['docker', true],
			['logs', true],
			['--since=', false],
			['web', true],
		]);
		for (const { span, source } of command?.words ?? []) expect(text.slice(span.start, span.end)).toBe(source);
	});
});
