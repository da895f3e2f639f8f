/** What a Dockerfile says of stages, arguments and the files that it copies from its context. */
export interface Dockerfile {
	/** Names of `FROM … AS`, in order. */
	stages: string[];
	/** Stage names come from build arguments. */
	open: boolean;
	/** Names of `ARG`. */
	args: Set<string>;
	/** Sources of COPY and ADD that are paths of the context, without globs and variables. */
	sources: string[];
	/** Values of `COPY --from` that are plain names. */
	from: string[];
}

const fromLine = /^FROM\s+(?:--\S+\s+)*\S+(?:\s+AS\s+(\S+))?$/i;
const argLine = /^ARG\s+(.+)$/i;
const copyLine = /^(?:COPY|ADD)\s+((?:--[\w-]+(?:=\S+)?\s+)*)(.+)$/i;

/** Reads a Dockerfile line by line; heredocs and other instructions are passed over. */
export function readDockerfile(text: string): Dockerfile {
	const file: Dockerfile = { stages: [], open: false, args: new Set(), sources: [], from: [] };
	for (const line of logicalLines(text)) {
		const stage = fromLine.exec(line)?.[1];
		if (stage !== undefined) file.stages.push(stage);
		const declared = argLine.exec(line)?.[1] ?? '';
		for (const [, name] of declared.matchAll(/(?:^|\s)([A-Za-z_]\w*)(?==|\s|$)/g))
			if (name !== undefined) file.args.add(name);
		const copy = copyLine.exec(line);
		if (copy !== null) readCopy(copy[1] ?? '', copy[2] ?? '', file);
	}
	file.open = file.stages.some((stage) => stage.includes('$'));
	return file;
}

function readCopy(options: string, operands: string, file: Dockerfile): void {
	const from = /--from=(\S+)/.exec(options)?.[1];
	if (from !== undefined) {
		if (/^[A-Za-z][\w-]*$/.test(from)) file.from.push(from);
		return;
	}
	const words = operands.startsWith('[') ? jsonWords(operands) : operands.split(/\s+/);
	if (operands.includes('<<')) return;
	file.sources.push(
		...words.slice(0, -1).filter((word) => /^[\w.@+/-]+$/.test(word) && !/^(?:\/|https?:|git@)/.test(word)),
	);
}

function jsonWords(text: string): string[] {
	return [...text.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word);
}

function logicalLines(text: string): string[] {
	return text
		.replaceAll('\r', '')
		.replaceAll(/^\s*#.*\n/gm, '')
		.replaceAll(/\\[\t ]*\n/g, ' ')
		.split('\n')
		.map((line) => line.trim());
}
