import type { ShellCommand, ShellWord } from '../../../shell/command.ts';
import { matchesPattern, ownWords, programName } from '../pattern.ts';
import type { RiskMatch, RiskRule } from '../rule.ts';
import { ownSpan, shortText } from './destructive.ts';

const shells = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'python', 'python3', 'node', 'perl', 'ruby']);
const downloaders = new Set(['curl', 'wget', 'fetch']);

export const supplyRules: readonly RiskRule[] = [
	{
		id: 'risk/pipe-to-shell',
		severity: 'warning',
		severityInMarkdown: 'info',
		summary: 'A download that is executed unread',
		why: 'Whoever controls the server, or cuts the connection halfway, decides what runs here.',
		mend: 'Download to a file, compare its checksum, then run it.',
		match: matchPipeToShell,
	},
	{
		id: 'risk/unpinned-image',
		severity: 'warning',
		severityInMarkdown: 'info',
		summary: 'A deployment of `:latest`',
		why: 'Tomorrow the same command starts another version, and a rollback has no name to go back to.',
		mend: 'Name a version or a digest: `image:1.4.2`, `image@sha256:…`.',
		match: matchUnpinned,
	},
	{
		id: 'risk/retired-spelling',
		severity: 'warning',
		severityInMarkdown: 'info',
		summary: 'A command that its makers have retired',
		why: 'New machines do not have it, and old ones get no fixes.',
		mend: 'Use the spelling that took its place.',
		once: true,
		match: matchRetired,
	},
	{
		id: 'risk/broad-kill',
		severity: 'warning',
		severityInMarkdown: 'info',
		summary: 'A stop by pattern',
		why: 'Every process whose command line happens to match is ended, an editor with the file open included.',
		mend: 'Stop the service by its unit, its container or its process id.',
		match: matchBroadKill,
	},
];

function matchPipeToShell(command: ShellCommand, siblings: readonly ShellCommand[]): RiskMatch | undefined {
	if (!shells.has(programName(command))) return undefined;
	const piped = siblings.find(
		(other) =>
			downloaders.has(programName(other)) &&
			other.pipeline.id === command.pipeline.id &&
			other.pipeline.index < command.pipeline.index,
	);
	const args = ownWords(command).slice(1);
	const readsInput =
		command.input === 'pipe' &&
		args.every((word) => word.text.startsWith('-') || args.some(({ text }) => text === '-s'));
	const substituted = command.words.slice(1).find((word) => /^"?(?:<\(|\$\(|`)\s*(?:curl|wget)\b/.test(word.source));
	if (!(piped && readsInput) && !substituted) return undefined;
	return {
		span: substituted?.span ?? ownSpan(command),
		message: `\`${programName(command)}\` executes a download unread`,
	};
}

const deployments = [
	{ names: ['docker', 'podman', 'nerdctl'], operands: ['run'] },
	{ names: ['docker', 'podman', 'nerdctl'], operands: ['pull'] },
	{ names: ['docker'], operands: ['service', 'update'] },
	{ names: ['docker'], operands: ['service', 'create'] },
	{ names: ['kubectl', 'oc'], operands: ['set', 'image'] },
	{ names: ['kubectl', 'oc'], operands: ['run'] },
	{ names: ['kubectl', 'oc'], operands: ['create', 'deployment'] },
];

function matchUnpinned(command: ShellCommand): RiskMatch | undefined {
	if (!deployments.some((pattern) => matchesPattern(command, pattern))) return undefined;
	const image = ownWords(command).find((word: ShellWord) => /(?:^|[/=])[\w.{}<>-]+:latest$/.test(word.text));
	return image ? { span: image.span, message: `\`${image.text}\` is whatever was pushed last` } : undefined;
}

const retired: Readonly<Record<string, { now: string; fix?: string }>> = {
	'docker-compose': { now: '`docker compose`, version 2 of the same tool', fix: 'docker compose' },
	'apt-key': { now: 'a key file in `/etc/apt/keyrings` and `signed-by`' },
	egrep: { now: '`grep -E`', fix: 'grep -E' },
	fgrep: { now: '`grep -F`', fix: 'grep -F' },
};

function matchRetired(command: ShellCommand): RiskMatch | undefined {
	const [word] = command.words;
	if (!word || !Object.hasOwn(retired, word.text)) return undefined;
	const entry = retired[word.text];
	if (!entry) return undefined;
	return {
		span: word.span,
		message: `\`${word.text}\` is retired; today it is ${entry.now}`,
		...(entry.fix ? { fix: entry.fix } : {}),
	};
}

function matchBroadKill(command: ShellCommand): RiskMatch | undefined {
	const broad = [
		{ names: ['pkill'], options: ['-f', '--full'] },
		{ names: ['killall'], without: ['-l', '--list', '--version'] },
	];
	if (!broad.some((pattern) => matchesPattern(command, pattern))) return undefined;
	return { span: ownSpan(command), message: `\`${shortText(command)}\` ends every process that matches` };
}
