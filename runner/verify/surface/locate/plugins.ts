import type { ShellCommand } from '../../../shell/command.ts';

/** Tools that hand all words behind a command that they do not know to `<tool>-<command>` on PATH. */
const hosts = new Set(['git', 'kubectl', 'oc']);

/** `git lfs track x` as the command `git-lfs track x`, where that program is installed and no option stands before. */
export function handedTo(
	command: ShellCommand,
	plugins: ReadonlySet<string>,
): { command: ShellCommand; name: string } | undefined {
	const [host, sub, ...rest] = command.words;
	if (!host || !sub?.known || !hosts.has(host.text) || !/^[a-z][\w-]*$/.test(sub.text)) return undefined;
	const name = `${host.text}-${sub.text}`;
	if (!plugins.has(name)) return undefined;
	const wrapped = command.wrapped === undefined ? undefined : command.wrapped - 1;
	return { name, command: { ...command, words: [{ ...sub, text: name, knownPrefix: name }, ...rest], wrapped } };
}
