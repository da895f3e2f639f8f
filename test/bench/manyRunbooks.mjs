// A repository with many runbooks, as the benches of the drift check need it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const services = ['web', 'api', 'worker', 'cache', 'mail', 'search', 'billing', 'gateway'];

/** One step: its kind, title, prose, command and expected output, if it has any. */
const steps = [
	(service) => ['See whether it runs', 'It should say `running`.', `docker compose ps ${service}`, 'running'],
	(service) => ['Read its last lines', 'Errors of the last minutes.', `docker compose logs --tail 50 ${service}`],
	(service) => ['Build it', 'From the sources of this repository.', `npm run build:${service}`],
	(service) => ['Restart it', 'Connections are drained first.', `./scripts/restart.sh ${service}`],
	(service, n) => [
		'Look at its commits',
		'What changed lately.',
		`git log --oneline -n ${(n % 9) + 1} -- src/${service}`,
	],
	(service) => [
		'Ask for its health',
		'A ready service says ok.',
		`curl -fsS --max-time 5 http://localhost:{{port}}/${service}/health`,
		'ok',
	],
	() => ['Run the checks', 'All of them must pass.', 'make check'],
	(service) => [
		'Count its errors',
		'Fewer than ten are usual.',
		`grep -c ERROR logs/${service}.log | sort -n | tail -n 1`,
	],
	(service) => [
		'Keep a copy of its settings',
		'To compare afterwards.',
		`mkdir -p /tmp/backup-${service}\ncp config/${service}.env /tmp/backup-${service}/`,
	],
	(service) => [
		'Compare its settings',
		'No line should differ.',
		`diff -u config/${service}.env /tmp/backup-${service}/${service}.env`,
	],
];

function runbook(number) {
	const service = services[number % services.length];
	const body = Array.from({ length: 20 }, (_, index) => step(service, number, index)).join('\n\n');
	return `---
title: Runbook ${number} of ${service}
runbook:
  owner: team-${service}
  workspace: ..
  inputs:
    port:
      type: number
      default: ${3000 + (number % 500)}
      description: Port that ${service} listens on
  tools:
    git: ">=2.23"
---

# Runbook ${number}: ${service}

The service **${service}** was reported as slow. These steps say *what* it does and put it right again. See the
[settings](../config/${service}.env) first.

${body}
`;
}

function step(service, number, index) {
	const [title, prose, command, answer] = steps[(number + index) % steps.length](service, number + index);
	const output = answer ? `\n\`\`\`output match=contains\n${answer}\n\`\`\`\n` : '';
	return `${index % 5 === 0 ? `## Part ${index / 5 + 1}\n\n` : ''}:::shell[${title}]{#step-${index + 1}}
${prose} This is number ${index + 1} of runbook ${number}.

\`\`\`bash
${command}
\`\`\`
${output}:::`;
}

/** Writes `count` runbooks of 20 steps, and the repository that they speak of, into a directory. */
export function writeRunbooks(directory, count) {
	const put = (file, text, mode) => {
		const target = path.join(directory, file);
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, text, { mode });
	};
	for (let number = 1; number <= count; number++) put(`docs/runbook-${number}.mdx`, runbook(number));
	put(
		'package.json',
		JSON.stringify({ name: 'many', scripts: Object.fromEntries(services.map((name) => [`build:${name}`, 'true'])) }),
	);
	put('compose.yaml', `services:\n${services.map((name) => `  ${name}:\n    image: many/${name}:1\n`).join('')}`);
	put('Makefile', 'check:\n\ttrue\n');
	put('scripts/restart.sh', '#!/bin/sh\n', 0o755);
	for (const name of services) {
		put(`config/${name}.env`, 'PORT=3000\n');
		put(`src/${name}/index.js`, '');
		put(`logs/${name}.log`, '');
	}
	execFileSync('git', ['init', '-q'], { cwd: directory });
	execFileSync('git', ['add', '.'], { cwd: directory });
	execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-qm', 'Start'], {
		cwd: directory,
	});
}
