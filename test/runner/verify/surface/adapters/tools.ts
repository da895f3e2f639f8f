/** Commands of real tools: what each comes down to. `tool` must be installed. */
export interface ToolCase {
	tool: string;
	/** What the case proves. */
	proves: string;
	verified: readonly string[];
	/** Command and the word that is at fault, with its rule where it is no unknown flag. */
	drifted: Readonly<Record<string, readonly [word: string, rule?: string]>>;
}

export const toolCases: readonly ToolCase[] = [
	{
		tool: 'kubectl',
		proves: "Cobra's own parser, global flags, kinds that a command handles",
		verified: [
			'kubectl -n prod get pods -o wide',
			'kubectl logs -f deploy/x --tail=100 --since 5m',
			'kubectl exec -it pod/x -n prod -- psql --foo',
			'kubectl rollout undo deployment/$NAME --to-revision="$N"',
		],
		drifted: {
			'kubectl get pods --export': ['--export'],
			'kubectl rollout undoo deployment/x': ['undoo', 'unknown-subcommand'],
			'kubectl scale deployment x --replicas=abc': ['abc', 'bad-value'],
			'kubectl scale deployment x --replicas': ['--replicas', 'missing-value'],
			'kubectl scale ingress web --replicas=0': ['ingress', 'bad-value'],
		},
	},
	{
		tool: 'docker-compose',
		proves: 'docopt texts of Compose 1, which is no Compose 2',
		verified: ['docker-compose -f a.yml up -d --scale backend=3', 'docker-compose logs -f --tail=10 web'],
		drifted: { 'docker-compose up --wait': ['--wait'], 'docker-compose upp -d': ['upp', 'unknown-subcommand'] },
	},
	{
		tool: 'git',
		proves: 'its option parser in an empty repository, abbreviations, nested commands',
		verified: [
			'git log --oneline -5 --since=2.weeks',
			'git -C infra checkout -b fix',
			'git stash push -m x',
			'git diff --stat HEAD~1',
		],
		drifted: {
			'git chekout main': ['chekout', 'unknown-subcommand'],
			'git log --onelin': ['--onelin'],
			'git push --forced': ['--forced'],
			'git stash pushh': ['pushh', 'unknown-subcommand'],
		},
	},
	{
		tool: 'npm',
		proves: "npm's own definitions; words behind a script are the script's",
		verified: [
			'npm ci --omit=dev',
			'npm run build -- --watch',
			'npm run build --mode=x',
			'npm i -D typescript',
			'npm install --no-fund',
		],
		drifted: {
			'npm publishh': ['publishh', 'unknown-subcommand'],
			'npm install --save-developer x': ['--save-developer'],
		},
	},
	{
		tool: 'openssl',
		proves: 'its lists of commands and options',
		verified: [
			'openssl x509 -fingerprint -md5 -in a.crt',
			'openssl req -x509 -newkey rsa:4096 -nodes -days 365',
			'openssl enc -aes-256-cbc -in a -out b',
		],
		drifted: {
			'openssl rnd -hex 32': ['rnd', 'unknown-subcommand'],
			'openssl rand -hexx 32': ['-hexx'],
			'openssl x509 -mdd5': ['-mdd5'],
		},
	},
	{
		tool: 'grep',
		proves: 'getopt_long: bundles, unique prefixes, one answer of the parser',
		verified: ['grep -rn foo .', 'grep -A3 -B2 x f', 'grep --colo=auto x f', 'grep -qF -- --foo f'],
		drifted: { 'grep --recurse x .': ['--recurse'], 'grep -rnJ x f': ['-rnJ'] },
	},
	{
		tool: 'find',
		proves: 'expressions with one dash',
		verified: ['find /var/log -name "*.log" -mtime +7 -delete', 'find . \\( -name a -o -name b \\) -prune -o -print'],
		drifted: { 'find . -names x': ['-names'], 'find . --maxdepth 1': ['--maxdepth'] },
	},
	{
		tool: 'tail',
		proves: 'numbers as options and as values',
		verified: ['tail -100 f', 'tail -n 5 -f f', 'tail --lines=+5 f'],
		drifted: { 'tail -n many f': ['many', 'bad-value'], 'tail --followed f': ['--followed'] },
	},
	{
		tool: 'tar',
		proves: 'options of the old style',
		verified: ['tar xzf a.tgz -C /x', 'tar -czf a.tgz dir', 'tar --strip-components=1 -xf a.tar'],
		drifted: { 'tar --gzipped -cf a b': ['--gzipped'] },
	},
	{
		tool: 'dd',
		proves: 'named operands',
		verified: ['dd if=/dev/zero of=f bs=1M count=10 status=progress'],
		drifted: { 'dd if=a of=b cuont=10': ['cuont', 'bad-value'] },
	},
	{
		tool: 'systemctl',
		proves: "verbs, by the help and the program's own words",
		verified: ['systemctl enable --now foo.timer', 'systemctl --user list-timers --all'],
		drifted: { 'systemctl reloads x': ['reloads', 'unknown-subcommand'], 'systemctl enable --nows x': ['--nows'] },
	},
	{
		tool: 'xargs',
		proves: 'that the words of another program are not its own',
		verified: ['xargs -0 rm -f', 'xargs -n1 -P4 echo --whatever'],
		drifted: { 'xargs --parallel 4 x': ['--parallel'] },
	},
	{
		tool: 'busybox',
		proves: 'applets',
		verified: ['busybox httpd -f -p 80'],
		drifted: { 'busybox lsx': ['lsx', 'unknown-subcommand'] },
	},
	{
		tool: 'redis-cli',
		proves: 'the built-in table of Redis commands',
		verified: ['redis-cli -h h -p 6379 PING', 'redis-cli SET k v EX 10'],
		drifted: { 'redis-cli HGETT a b': ['HGETT', 'unknown-subcommand'], 'redis-cli --scann': ['--scann'] },
	},
	{
		tool: 'composer',
		proves: "Symfony's JSON list, with aliases and prefixes",
		verified: ['composer install --no-dev -o', 'composer dump-autoload -o'],
		drifted: {
			'composer isntall': ['isntall', 'unknown-subcommand'],
			'composer install --no-develop': ['--no-develop'],
		},
	},
	{
		tool: 'dig',
		proves: 'plus options',
		verified: ['dig +short @1.1.1.1 example.org', 'dig +noall +answer x'],
		drifted: { 'dig +shortt x': ['+shortt'] },
	},
	{
		tool: 'shred',
		proves: 'that a parser is asked about values of which the help gives no list',
		verified: ['shred --remove=wipesync f', 'shred --random-source=data f'],
		drifted: { 'shred --remove=never f': ['never', 'bad-value'] },
	},
	{
		tool: 'bash',
		proves: 'builtins',
		verified: ['set -euo pipefail', 'cd -P /x', 'export A=1', 'read -rp name x', 'kill -HUP 1', 'echo -e x'],
		drifted: { 'export -Z A=1': ['-Z'], 'set -Z': ['-Z'] },
	},
];
