import { describe, expect, test } from 'vitest';
import type { ShellCommand } from '../../../runner/shell/command.ts';
import { createShellSession } from '../../../runner/shell/session.ts';

function parse(text: string): ShellCommand[] {
	return createShellSession().parse(text).commands;
}

/** The commands that wrappers start: `wrappers > where | words`. */
function started(text: string): string[] {
	return parse(text)
		.filter(({ wrappers }) => wrappers.length > 0)
		.map(({ wrappers, location, words }) => {
			const where = location.type === 'elsewhere' ? ` @${location.where}` : '';
			return `${wrappers.join(' > ')}${where} | ${words.map((word) => word.text).join(' ')}`;
		});
}

describe('wrappers on this machine', () => {
	test.each([
		['sudo systemctl restart nginx', ['sudo | systemctl restart nginx']],
		['sudo -u postgres -H psql -c x', ['sudo | psql -c x']],
		['sudo -E FOO=1 env -u BAR BAZ=2 make', ['sudo | env -u BAR BAZ=2 make', 'sudo > env | make']],
		['timeout -k 5 30s curl x', ['timeout | curl x']],
		['timeout --signal=KILL 30 curl x', ['timeout | curl x']],
		['nice -n 10 ionice -c2 tar c', ['nice | ionice -c2 tar c', 'nice > ionice | tar c']],
		['nohup ./x &', ['nohup | ./x']],
		['xargs -n 1 -P4 rm -f', ['xargs | rm -f ']],
		['xargs -I{} cp {} /dst', ['xargs | cp {} /dst']],
		['find . -name x -exec chmod 644 {} \\;', ['find | chmod 644 {}']],
		['find . -exec rm {} + -print', ['find | rm {}']],
		['watch -n 5 "ps aux | grep x"', ['watch | ps aux', 'watch | grep x']],
		['watch -d kubectl get pods', ['watch | kubectl get pods']],
		['bash -c "make all"', ['bash | make all']],
		["bash -euxo pipefail -c 'a && b'", ['bash | a', 'bash | b']],
		["sh -lc 'cd x; make'", ['sh | cd x', 'sh | make']],
		["su - postgres -c 'psql -l'", ['su | psql -l']],
		['exec -a name prog arg', ['exec | prog arg']],
		['command ls', ['command | ls']],
		['command -v jq', []],
		['\\time -f %e make', ['time | make']],
		['bash <<EOF\nmake a\nEOF', ['bash | make a']],
		["sudo bash -s <<'EOF'\nmake a\nEOF", ['sudo | bash -s', 'sudo > bash | make a']],
		['bash script.sh -c', []],
		['sudo -v', []],
		['op run --env-file=.env -- npm start', ['op | npm start']],
	])('%s', (text, expected) => {
		expect(started(text)).toEqual(expected);
	});
});

describe('wrappers that lead elsewhere', () => {
	test.each([
		["ssh deploy@host 'cd /srv && ls'", ['ssh @deploy@host | cd /srv', 'ssh @deploy@host | ls']],
		[
			'ssh -p 22 -i key host sudo systemctl stop x',
			['ssh @host | sudo systemctl stop x', 'ssh > sudo @host | systemctl stop x'],
		],
		['ssh host <<EOF\nuptime\nEOF', ['ssh @host | uptime']],
		[
			'docker exec -it -u root web sh -c "nginx -t"',
			['docker exec @web | sh -c nginx -t', 'docker exec > sh @web | nginx -t'],
		],
		['docker run --rm -v a:/b -e X=1 alpine:3 tar x', ['docker run @alpine:3 | tar x']],
		['docker run -d nginx', []],
		['docker --context prod container exec web ls', ['docker container exec @web | ls']],
		['docker compose -f a.yml run --rm -T api npm test', ['docker compose run @api | npm test']],
		['docker-compose -p x exec -T db psql -c y', ['docker-compose exec @db | psql -c y']],
		['docker compose up -d', []],
		['kubectl exec -n prod deploy/x -c app -- ls -l', ['kubectl exec @deploy/x | ls -l']],
		[
			'kubectl exec -it pod/x -- bash -c "ls | wc"',
			['kubectl exec @pod/x | bash -c ls | wc', 'kubectl exec > bash @pod/x | ls', 'kubectl exec > bash @pod/x | wc'],
		],
		['poetry run pytest -x', ['poetry run @pytest | pytest -x']],
		['chroot /mnt ls', ['chroot @/mnt | ls']],
	])('%s', (text, expected) => {
		expect(started(text)).toEqual(expected);
	});

	test('a session that is opened takes over the lines that follow, until exit', () => {
		const places = parse('ssh host\ncd /srv\nls\nexit\nls').map(({ location, cwd }) => [location.type, cwd]);
		expect(places).toEqual([
			['local', '.'],
			['elsewhere', undefined],
			['elsewhere', '/srv'],
			['elsewhere', '/srv'],
			['local', '.'],
		]);
	});

	test('the tool that opened it is typed outside again', () => {
		const [, , inside, outside] = parse('docker exec -it web bash\nls\ndocker logs web');
		expect(inside?.location.type).toBe('elsewhere');
		expect(outside?.location.type).toBe('local');
	});

	test.each(['ssh -T git@github.com', 'ssh -fN -L 1:x:2 host', 'ssh host uptime', 'echo x | ssh host'])(
		'%s takes over nothing',
		(text) => {
			expect(parse(`${text}\nls`).at(-1)?.location.type).toBe('local');
		},
	);

	test('a session ends with its fence', () => {
		const session = createShellSession();
		session.parse('cd app; ssh host');
		expect(session.parse('ls').commands[0]).toMatchObject({ cwd: 'app', location: { type: 'local' } });
	});
});

describe('places of inner commands', () => {
	test.each([
		["ssh host 'cd /srv && rm -rf old'", 'rm -rf old'],
		['bash -c "npm run build"', 'npm run build'],
		['sudo bash <<EOF\nnpm run build\nEOF', 'npm run build'],
		['docker exec web npm run build', 'npm run build'],
		['echo $(npm run build)', 'npm run build'],
	])('are exact in %s', (text, expected) => {
		const inner = parse(text).at(-1);
		expect(text.slice(inner?.span.start, inner?.span.end)).toBe(expected);
		for (const { span, source } of inner?.words ?? []) expect(text.slice(span.start, span.end)).toBe(source);
	});

	test('are those of the whole word where it holds escapes', () => {
		const text = 'bash -c "echo \\"a\\" && make"';
		const inner = parse(text).at(-1);
		expect(inner?.words.map((word) => word.text)).toEqual(['make']);
		expect(text.slice(inner?.span.start, inner?.span.end)).toBe('"echo \\"a\\" && make"');
	});

	test('a wrapper says where the command that it starts begins', () => {
		const [sudo, make] = parse('sudo -u x make');
		expect(sudo?.wrapped).toBe(3);
		expect(make?.wrapped).toBeUndefined();
	});
});
