import type { Repository } from '../../repository/repository.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';

/** What a look at a Makefile and its includes tells of its targets. */
export interface Makefile {
	targets: Set<string>;
	/** Named as `.PHONY`, which makes no rule. */
	phony: Set<string>;
	/** Target patterns with `%`. */
	patterns: string[];
	/** Targets may be made by `eval`, `shell`, an include that is not here or an unknown variable. */
	dynamic: boolean;
	/** The files that were read. */
	files: string[];
}

const names = ['GNUmakefile', 'makefile', 'Makefile'];
const maximumIncludes = 200;

/** The Makefile that `make` would read in a directory. */
export function findMakefile(directory: string, repository: Repository): string | undefined {
	return names.map((name) => joinPath(directory, name)).find((file) => repository.tree.kind(file) === 'file');
}

/** Reads a Makefile with its includes, which are relative to the directory in which make runs. */
export function readMakefile(file: string, directory: string, repository: Repository): Makefile {
	const result: Makefile = { targets: new Set(), phony: new Set(), patterns: [], dynamic: false, files: [] };
	const variables = new Map<string, string>([
		['MAKEFILE_LIST', file],
		['CURDIR', '.'],
	]);
	const pending = [file];
	while (pending.length > 0 && result.files.length < maximumIncludes) {
		const next = pending.shift() ?? '';
		const text = result.files.includes(next) ? undefined : repository.tree.read(next);
		if (text === undefined) continue;
		result.files.push(next);
		for (const line of logicalLines(text))
			pending.push(...readLine(line, { result, variables, directory, repository }));
	}
	return result;
}

function logicalLines(text: string): string[] {
	return text
		.replaceAll('\r', '')
		.replaceAll(/\\\n[\t ]*/g, ' ')
		.split('\n')
		.filter((line) => !line.startsWith('\t'))
		.map((line) => line.replace(/(?<!\\)#.*$/, '').trim());
}

interface Reading {
	result: Makefile;
	variables: Map<string, string>;
	directory: string;
	repository: Repository;
}

const assignment = /^(?:export\s+|override\s+|private\s+)*([\w.%-]+)\s*(?:::?:?|\?|\+)?=\s*(.*)$/;
const includeLine = /^[-s]?include\s+(.+)$/;

/** Takes one line in; the files that it includes. */
function readLine(line: string, reading: Reading): string[] {
	const set = assignment.exec(line);
	if (set?.[1] !== undefined) {
		const added = /\+=/.test(line) ? `${reading.variables.get(set[1]) ?? ''} ` : '';
		reading.variables.set(set[1], (added + (set[2] ?? '')).slice(0, 20_000));
		return [];
	}
	const included = includeLine.exec(line)?.[1];
	if (included !== undefined) return includedFiles(included, reading);
	if (/\$[({](?:eval|call|foreach)\b/.test(line)) reading.result.dynamic = true;
	else readRule(line, reading);
	return [];
}

function includedFiles(words: string, { result, variables, directory, repository }: Reading): string[] {
	return expand(words, variables, 0)
		.split(/\s+/)
		.filter((word) => word !== '')
		.flatMap((word) => {
			const place = joinPath(directory, word);
			if (word.includes('*')) return matching(place, repository);
			if (word.includes('$') || leavesWorkspace(place) || repository.tree.kind(place) !== 'file') result.dynamic = true;
			return [place];
		});
}

function matching(pattern: string, repository: Repository): string[] {
	const slash = pattern.lastIndexOf('/');
	const directory = pattern.slice(0, Math.max(0, slash));
	const source = pattern
		.slice(slash + 1)
		.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
		.replaceAll('*', '.*');
	const name = new RegExp(`^${source}$`);
	return repository.tree
		.list(directory)
		.filter((file) => name.test(file))
		.map((file) => joinPath(directory, file));
}

function readRule(line: string, { result, variables }: Reading): void {
	const rule = /^((?:[^:=$]|\$[({][^)}]*[)}]|\$[^({])+?)\s*&?::?(?!=)(.*)$/.exec(line);
	if (rule?.[1] === undefined || /^(?:ifeq|ifneq|ifdef|ifndef|else|endif|define|endef|vpath)\b/.test(line)) return;
	const isPhony = rule[1].trim() === '.PHONY';
	const heads = expand(isPhony ? (rule[2] ?? '') : rule[1], variables, 0).split(/\s+/);
	for (const target of heads) {
		if (isPhony) result.phony.add(target);
		else addTarget(target, result);
	}
}

function addTarget(target: string, result: Makefile): void {
	if (target === '' || target === '.PHONY') return;
	if (/[$()]/.test(target)) result.dynamic = true;
	else if (target.includes('%')) result.patterns.push(target);
	else result.targets.add(target);
}

/** Expands plain variables, `wildcard` left aside; what is not understood keeps its `$`. */
function expand(text: string, variables: ReadonlyMap<string, string>, depth: number): string {
	if (depth > 8 || text.length > 50_000) return text;
	return text.replaceAll(
		/\$[({]([\w.%-]+)(?::([^=)}]*)=([^)}]*))?[)}]|\$\((?:addprefix|addsuffix)\s+([^,()]*),\s*((?:[^()$]|\$\([\w.-]+\)|\$\{[\w.-]+\})*)\)/g,
		(
			whole,
			name: string | undefined,
			from: string | undefined,
			to: string | undefined,
			affix: string | undefined,
			list: string | undefined,
		) => {
			if (affix !== undefined)
				return expand(list ?? '', variables, depth + 1)
					.split(/\s+/)
					.filter((word) => word !== '')
					.map((word) => (whole.startsWith('$(addprefix') ? affix + word : word + affix))
					.join(' ');
			const value = variables.get(name ?? '');
			if (value === undefined) return whole;
			const expanded = expand(value, variables, depth + 1);
			return from === undefined
				? expanded
				: expanded
						.split(/\s+/)
						.map((word) => (word.endsWith(from) ? word.slice(0, word.length - from.length) + (to ?? '') : word))
						.join(' ');
		},
	);
}

/** Whether a pattern with `%` matches a target. */
export function matchesPattern(pattern: string, target: string): boolean {
	const at = pattern.indexOf('%');
	const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
	return target.length > before.length + after.length && target.startsWith(before) && target.endsWith(after);
}
