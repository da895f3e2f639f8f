/** Programs that read a script from `-c` or from stdin. */
const shells = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash', 'su']);

/** Commands whose every argument is read as code, or as a name whose subscript is evaluated. */
const evaluating = new Set(['eval', 'let', 'trap', 'unset', 'read', 'mapfile', 'readarray', 'watch']);
/** Commands that evaluate arguments under an option: a name's subscript, or the value of a number. */
const evaluatingWith = new Map([
	['printf', /^-v$/],
	['test', /^-v$/],
	['[', /^-v$/],
	['declare', /^-\w*[in]/],
	['typeset', /^-\w*[in]/],
	['local', /^-\w*[in]/],
]);
const wrappers = new Set([
	'sudo',
	'doas',
	'env',
	'command',
	'builtin',
	'exec',
	'time',
	'timeout',
	'nohup',
	'nice',
	'xargs',
]);

const baseName = (word: string) => word.slice(word.lastIndexOf('/') + 1);
const isShell = (word: string) => shells.has(baseName(word));
const isScriptOption = (word: string) => /^-\w*c$/.test(word);

/** What reads the word after these words as code: `bash -c`, `ssh`, `eval`; nothing for a plain argument. */
export function wordReader(words: readonly string[]): string | undefined {
	const command = commandOf(words);
	if (evaluating.has(command)) return command;
	if (sshOperands(words) > 0) return 'ssh';
	const option = words.findLast((word) => evaluatingWith.get(command)?.test(word));
	if (option !== undefined && (option !== '-v' || words.at(-1) === '-v')) return `${command} ${option}`;
	const shell = isScriptOption(words.at(-1) ?? '') ? words.findLast(isShell) : undefined;
	return shell === undefined ? undefined : `${baseName(shell)} -c`;
}

/** What reads the stdin of a command as code: a shell without a script, or a login through ssh. */
export function heredocReader(words: readonly string[]): string | undefined {
	const shell = words.findLastIndex(isShell);
	if (shell >= 0) return words.slice(shell).some(isScriptOption) ? undefined : baseName(words[shell] ?? '');
	return sshOperands(words) === 1 ? 'ssh' : undefined;
}

/** The name of the command, or of the one that `sudo` and the like run. */
function commandOf(words: readonly string[]): string {
	const [first = ''] = words;
	const wrapped = wrappers.has(baseName(first)) ? words.slice(1).map(baseName) : [];
	return wrapped.find((word) => evaluating.has(word) || word === 'ssh') ?? baseName(first);
}

/** How many operands `ssh` got, the host being the first; -1 where the command is another. */
function sshOperands(words: readonly string[]): number {
	if (commandOf(words) !== 'ssh') return -1;
	let operands = 0;
	for (let index = words.findIndex((word) => baseName(word) === 'ssh') + 1; index < words.length; index += 1) {
		const word = words[index] ?? '';
		if (/^-[BbcDEeFIiJLlmOopQRSWw]$/.test(word)) index += 1;
		else if (!word.startsWith('-')) operands += 1;
	}
	return operands;
}
