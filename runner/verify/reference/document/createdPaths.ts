import type { Fence, MarkdownDocument } from '../../../markdown/document.ts';
import type { ShellCommand, ShellWord } from '../../../shell/command.ts';
import { normalise } from '../repository/tree.ts';
import { blockAfter } from './sections.ts';
import type { ShellText } from './shellTexts.ts';

/** Paths that the document's own steps make, or that its prose tells the reader to make. */
export interface CreatedPaths {
	/** Whether a path, or a directory above it, is made by a step. */
	covers(file: string): boolean;
}

export function readCreatedPaths(document: MarkdownDocument, texts: readonly ShellText[]): CreatedPaths {
	const created = new Set<string>();
	for (const text of texts) {
		for (const { command, cwd } of text.commands) {
			for (const file of createdBy(command)) {
				add(created, file);
				if (cwd !== undefined && cwd !== '.' && !cwd.startsWith('/')) add(created, `${cwd}/${file}`);
			}
		}
	}
	for (const file of createdByProse(document)) add(created, file);

	return { covers: (file) => covers(created, normalise(file)) };
}

function add(created: Set<string>, file: string): void {
	const normal = normalise(file.replace(/^~\//, ''));
	if (normal !== '' && normal !== '.' && !/^(?:\/dev\/|\.\.?$)/.test(normal)) created.add(normal);
}

function covers(created: ReadonlySet<string>, file: string): boolean {
	for (const made of created) {
		if (file === made || file.startsWith(`${made}/`) || made.endsWith(`/${file}`)) return true;
		if (made.includes('/') && (file.endsWith(`/${made}`) || file.includes(`/${made}/`))) return true;
	}
	return false;
}

/** Commands whose operands, all or the last, come into being. */
const makers: Readonly<Record<string, 'all' | 'last'>> = {
	touch: 'all',
	mkdir: 'all',
	mkfifo: 'all',
	tee: 'all',
	vi: 'all',
	vim: 'all',
	nvim: 'all',
	nano: 'all',
	emacs: 'all',
	code: 'all',
	edit: 'all',
	open: 'all',
	cp: 'last',
	mv: 'last',
	ln: 'last',
	rsync: 'last',
	install: 'last',
	scp: 'last',
	virtualenv: 'all',
	'ssh-keygen': 'all',
	rm: 'all',
	rmdir: 'all',
	truncate: 'all',
	unzip: 'all',
	split: 'last',
	csplit: 'last',
	pandoc: 'last',
	convert: 'last',
	ffmpeg: 'last',
	sops: 'last',
};
const outputOption =
	/^(?:-o|-O|-out|--out|--output(?:-?\w+)*|--outfile|--outdir|--out-dir|--out-file|--dest\w*|--destination|--target-dir|--directory-prefix|-keyout|--keyout|--export\w*|--save\w*|--report\w*|--log-?file|--results?-?\w*|--logdir|--data-dir|--backup\w*|--summary|--html|--junitxml|--cov-report|--artifact\w*|--dump\w*|--write\w*|--cache-dir|--pid-?file)$/;
const scaffold = /^(?:create|new|init|startproject|startapp|generate|venv|clone|worktree|scaffold|degit|bootstrap)$/;

function createdBy(command: ShellCommand): string[] {
	const [name, ...args] = command.words;
	const operands = args.filter((word) => !word.text.startsWith('-'));
	const redirected = command.redirects
		.filter(({ operator }) => operator.includes('>'))
		.map(({ target }) => target.text);
	const how = Object.hasOwn(makers, programName(name)) ? makers[programName(name)] : undefined;
	const made =
		how === 'all' ? operands : how === 'last' ? operands.slice(-1).filter(({ text }) => !text.endsWith('/')) : [];
	const copied = how === 'last' ? copiesInto(operands) : [];
	return [
		...redirected,
		...made.map(({ text }) => text),
		...copied,
		...optionOutputs(args),
		...scaffolded(programName(name), operands),
		...clonedInto(command),
	];
}

function programName(word: ShellWord | undefined): string {
	return (word?.text ?? '').replace(/^.*\//, '');
}

/** `cp a/b.yml dir/` makes `dir/b.yml`; `cp .env.example .env` makes nothing of the name that it copies. */
function copiesInto(operands: readonly ShellWord[]): string[] {
	const target = operands.at(-1)?.text ?? '';
	const isFile = operands.length === 2 && /\.[^/]*$/.test(target) && !/(?:^|\/)\.{1,2}$/.test(target);
	if (isFile) return [];
	return operands.slice(0, -1).map(({ text }) => `${target}/${text.replace(/\/+$/, '').replace(/^.*\//, '')}`);
}

function optionOutputs(args: readonly ShellWord[]): string[] {
	return args.flatMap((word, index) => {
		const [option = '', value] = word.text.split(/=(.*)/s);
		if (!outputOption.test(option)) return [];
		const next = value ?? args[index + 1]?.text;
		return next === undefined ? [] : [next];
	});
}

/** `cargo new app`, `helm create chart`, `npx create-x app`, `python -m venv .venv`: names after the making word. */
function scaffolded(program: string, operands: readonly ShellWord[]): string[] {
	const at = operands.findIndex(({ text }) => scaffold.test(text) || /^(?:@[\w-]+\/)?create-/.test(text));
	if (at === -1 || program === 'kubectl' || program === 'docker' || program === 'gh') return [];
	return operands.slice(at + 1).map(({ text }) => text);
}

/** What `git clone`, an unpacking or a download leaves in the directory. */
function clonedInto(command: ShellCommand): string[] {
	const words = command.words.map(({ text }) => text);
	const clone = words.indexOf('clone');
	if (clone !== -1 && /^(?:git|gh|hg)$/.test(words[0] ?? '')) {
		const operands = words.slice(clone + 1).filter((word) => !word.startsWith('-'));
		return operands.flatMap((word) => [
			word
				.replace(/\/+$/, '')
				.replace(/\.git$/, '')
				.replace(/^.*[/:]/, ''),
		]);
	}
	return /^(?:wget|curl)$/.test(words[0] ?? '')
		? words.filter((word) => /^https?:/.test(word)).map((url) => url.replace(/[?#].*$/, '').replace(/^.*\//, ''))
		: [];
}

const makingBefore =
	/\b(?:creat\w+|add(?:s|ed|ing)?|save[sd]?|saving|writ\w+|generat\w+|produc\w+|outputs?|emit\w*|stor(?:e[sd]?|ing)|download\w*|places?|put|new file|file (?:called|named)|cop(?:y|ies|ied)|extract\w*|render\w*|export\w*|dump\w*|set up|make an?|your|into|results? (?:in|are)|scaffold\w*|appears? (?:in|at|under)|lands? in|in a file|such as|like|e\.g\.|for example|example)\b[^.]*$/i;
const makingAfter =
	/^[^.`]{0,40}\b(?:(?:is|are|gets?|will be|be|was|were)\s+(?:\w+\s+)?(?:created|generated|written|produced|added|saved|stored|placed|built|downloaded|ignored)|with the following|file with|containing|does(?:n't| not) exist|if (?:it|missing|present|one))\b/i;

function createdByProse(document: MarkdownDocument): string[] {
	const found: string[] = [];
	for (const { text, range } of document.inlineCode) {
		const before = document.source
			.slice(Math.max(0, range.start.offset - 90), range.start.offset)
			.replace(/^[\s\S]*\n\s*(?:\n|[-*|+] )/, '')
			.replaceAll(/`[^`\n]*`/g, 'it');
		const after = document.source.slice(range.end.offset, range.end.offset + 80);
		const next = blockAfter(document, range.start.offset);
		const titled = /^[*_)\s]*:?[*_]*\s*\n/.test(after) && next?.type === 'fence' && isContent(next);
		if (titled || makingBefore.test(before) || makingAfter.test(after) || isListedToMake(document, range.start.offset))
			found.push(text);
	}
	for (const block of document.blocks) {
		if (block.type !== 'fence') continue;
		const named =
			/(?:title|file(?:name)?|path)=["']?([^"'\s]+)/.exec(block.meta)?.[1] ??
			(isContent(block)
				? /^\s*(?:#|\/\/|--|<!--|;)\s*([\w./-]+\.\w+)\s*(?:-->)?\s*$/m.exec(
						block.content.split('\n', 3).join('\n'),
					)?.[1]
				: undefined);
		if (named !== undefined) found.push(named);
	}
	return found;
}

/** A fence that shows a file rather than commands to type: a script begins with `#!`. */
function isContent({ holds, content }: Fence): boolean {
	return holds === 'other' || content.startsWith('#!');
}

const makingLead = /^[\t ]*(?:[-*+]|\d+[.)])[\t ]+\W*(?:generate|create|write|scaffold)\b/i;

/** “9. **Generate scripts**”, and below it, deeper: “**Local mirror** (`scripts/mirror.sh`):”. */
function isListedToMake({ source }: MarkdownDocument, offset: number): boolean {
	const lines = source.slice(Math.max(0, offset - 4000), offset).split('\n');
	const own = lines.pop() ?? '';
	const depth = indentOf(own);
	if (depth === 0 || !/^\s*(?:[-*+]\s+)?\*\*[^*]+\*\*\s*\(`?$/.test(own)) return false;
	const lead = lines.findLast((line) => line.trim() !== '' && indentOf(line) < depth);
	return lead !== undefined && makingLead.test(lead);
}

function indentOf(line: string): number {
	return line.length - line.trimStart().length;
}
