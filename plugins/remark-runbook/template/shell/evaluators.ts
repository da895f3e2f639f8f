/** Programs that read a script from `-c` or from stdin. */
const shells = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash', 'su']);

/** Commands whose every argument is read as code, or as a name whose subscript is evaluated. */
const evaluating = new Set(['eval', 'let', 'trap', 'unset', 'read', 'mapfile', 'readarray', 'watch']);

const baseName = (word: string) => word.slice(word.lastIndexOf('/') + 1);
const isShell = (word: string) => shells.has(baseName(word));

/** What reads the word after these words as code: `bash -c`, `ssh`, `eval`; nothing for a plain argument. */
export function wordReader(words: readonly string[]): string | undefined {
	const command = words.find((word) => word !== 'sudo' && word !== 'command' && word !== 'builtin');
	if (command !== undefined && evaluating.has(baseName(command))) return baseName(command);
	if (command !== undefined && baseName(command) === 'ssh' && sshOperands(words) > 0) return 'ssh';
	const shell = /^-\w*c$/.test(words.at(-1) ?? '') ? words.findLast(isShell) : undefined;
	return shell === undefined ? undefined : `${baseName(shell)} -c`;
}

/** What reads the stdin of a command as code: a shell without a script, or a login through ssh. */
export function heredocReader(words: readonly string[]): string | undefined {
	const shell = words.findLastIndex(isShell);
	if (shell >= 0)
		return words.slice(shell).some((word) => /^-\w*c$/.test(word)) ? undefined : baseName(words[shell] ?? '');
	return sshOperands(words) === 1 ? 'ssh' : undefined;
}

/** How many operands `ssh` got, the host being the first; -1 where the command is another. */
function sshOperands(words: readonly string[]): number {
	const ssh = words.findIndex((word) => baseName(word) === 'ssh');
	if (ssh < 0) return -1;
	let operands = 0;
	for (let index = ssh + 1; index < words.length; index += 1) {
		const word = words[index] ?? '';
		if (/^-[BbcDEeFIiJLlmOopQRSWw]$/.test(word)) index += 1;
		else if (!word.startsWith('-')) operands += 1;
	}
	return operands;
}
