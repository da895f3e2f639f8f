import type { FenceContent } from './document.ts';

const shellLanguages = new Set(['bash', 'sh', 'shell', 'zsh', 'ksh', 'shellscript', 'terminal', 'command', 'commands']);
const consoleLanguages = new Set(['console', 'shell-session', 'shellsession', 'sh-session', 'bash-session', 'term']);
const prompt = /^\s*(?:\([\w.-]+\) )?(?:[\w.-]+@[\w.-]+[^$#%]{0,40})?[$%❯➜] +\S/;

/** What a fence holds, by its language, else cautiously by its content. */
export function fenceContent(language: string, content: string): { holds: FenceContent; labelled: boolean } {
	const labelled = language !== '' && language !== 'text' && language !== 'txt' && language !== 'plaintext';
	if (consoleLanguages.has(language)) return { holds: hasPrompt(content) ? 'console' : 'commands', labelled };
	if (shellLanguages.has(language)) return { holds: hasPrompt(content) ? 'console' : 'commands', labelled };
	if (labelled) return { holds: 'other', labelled };
	if (hasPrompt(content)) return { holds: 'console', labelled };
	return { holds: language === '' && looksLikeCommands(content) ? 'commands' : 'other', labelled };
}

function hasPrompt(content: string): boolean {
	return content.split('\n').some((line) => prompt.test(line));
}

/** Programs that documents call; the first word of every line must be one, a script's path or a comment. */
const programs = new Set(
	(
		'alembic ansible ansible-playbook apt apt-get aws az bash brew bun bundle bunx cargo cat cd chmod chown composer conda cp crontab curl ' +
		'deno docker docker-compose dotnet echo env export flask gcloud gem gh git go gradle gunicorn head helm htop java journalctl jq just ' +
		'kill kubectl less ln ls make mkdir mv mvn mysql node npm npx openssl php pip pip3 pipenv pipx pnpm poetry podman psql pytest ' +
		'python python3 rails rake rm rsync ruby rustup scp sed sh source ssh sudo systemctl tail tar terraform time touch uv uvicorn uvx ' +
		'vim vi nano wget which yarn'
	).split(' '),
);
const script = /^(?:\.{1,2}\/|[\w.-]+\/)[\w./-]+(?:\.(?:sh|py|rb|js|ts|pl)\b|$|\s)/;
/** Prose that begins with a program's name: "make sure that …", "node is …". */
const sentence = /^\w+ (?:is|are|was|the|a|an|sure|to|and|or|for|of|with|that|this|will|can|has)\b|[a-z]{2}[.:]$/;

function looksLikeCommands(content: string): boolean {
	const lines = logicalLines(content).filter((line) => line !== '' && !line.startsWith('#'));
	return lines.length > 0 && lines.length <= 60 && lines.every((line) => isCommandLine(line));
}

/** Lines with their continuations (`\`, and the deeper-indented lines of a call) joined. */
function logicalLines(content: string): string[] {
	return content
		.replaceAll(/\\\r?\n\s*/g, ' ')
		.split('\n')
		.map((line) => line.trim());
}

function isCommandLine(line: string): boolean {
	const words = line.replace(/^(?:[A-Z_][A-Z0-9_]*=\S*\s+)+/, '');
	if (/^[A-Z_][A-Z0-9_]*=\S*$/.test(line) || sentence.test(words)) return false;
	const first = /^[^\s;|&]+/.exec(words)?.[0] ?? '';
	return programs.has(first) || script.test(words);
}
