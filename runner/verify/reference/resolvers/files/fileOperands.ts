import type { ShellWord } from '../../../../shell/command.ts';
import { isLiteral, optionSet, optionValues, splitArguments } from '../../command/options.ts';
import type { Arguments } from '../../command/options.ts';
import { unknown } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { joinPath } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { isRepositoryPath, resolvePath, templateEnding } from '../paths.ts';
import type { PathExpectation } from '../paths.ts';
import { operandTable } from './operandTable.ts';
import type { OperandSpec } from './operandTable.ts';

const file: PathExpectation = { ruleId: 'reference/file', needed: true, noun: 'the file' };

/** A script that is called by its path: `./deploy.sh`, `scripts/deploy.sh`. */
export const calledScript: Resolver = (scene, words) => {
	const [name] = words;
	if (name === undefined || !isScriptPath(name.text)) return [];
	const found = resolvePath(name, { ...file, noun: 'the script' }, scene);
	return found.status === 'missing' && data.test(name.text) ? [] : [found];
};

/** Nobody starts these: a fence lists files. */
const data = /\.(?:json|md|mdx|ya?ml|toml|txt|html|css|csv|sql|env|lock|xml|svg|png)$/i;
const scriptDirectory = /^(?:\.{1,2}|bin|sbin|scripts?|hack|tools)\//;

/** Called by a path that says so (`./x`), from a directory of scripts, or with an extension. */
function isScriptPath(text: string): boolean {
	if (!isRepositoryPath(text) || !/^(?:\.{1,2}\/|[A-Za-z_.][\w.-]*\/)[\w./+-]+$/.test(text)) return false;
	return scriptDirectory.test(text) || /\.[a-z]\w{0,4}$/.test(text);
}

/** Operands and options that the table names as files. */
export const fileOperands: Resolver = (scene, words) => {
	const program = words[0]?.text ?? '';
	const spec = Object.hasOwn(operandTable, program) ? operandTable[program] : undefined;
	if (spec === undefined) return [];
	const args = splitArguments(words.slice(watches(words) ? 2 : 1), spec.values, spec.operands === 'first');
	const expected: PathExpectation = { ruleId: 'reference/file', needed: spec.needed, noun: spec.noun };
	const runsText =
		spec.operands === 'first' &&
		args.options.some(({ name }) => /^-(?:c|m|e|p|-eval|-print|-version|-help|h|V|v)$/.test(name));
	const operands = runsText ? [] : operandWords(args, spec);
	return [...optionValues(args, ...spec.files), ...operands]
		.filter(({ text }) => looksLikeOperand(text, spec))
		.map((word) =>
			operandFinding(word, program, { ...expected, ...directoryRule(word), ...templateOf(word, program) }, scene),
		);
};

/** `tsx watch server.ts`. */
function watches(words: readonly ShellWord[]): boolean {
	return words[0]?.text === 'tsx' && words[1]?.text === 'watch';
}

const copies = /^(?:cp|mv|install|ln)$/;

/** `cp .env.example .env`: what is copied and filled in lies in the repository, and its name is no example. */
function templateOf(word: ShellWord, program: string): Partial<PathExpectation> {
	return copies.test(program) && templateEnding.test(word.text) ? { needed: true, template: true } : {};
}

const testRunner = /^(?:pytest|rspec|mocha|bats|jest|vitest|playwright|cypress)$/;

/** Documents make names of tests up: without a second witness such a file is hardly drift. */
function operandFinding(word: ShellWord, program: string, expected: PathExpectation, scene: Scene): Finding {
	const finding = resolvePath(withoutSelector(word), expected, scene);
	const madeUp =
		finding.status === 'missing' &&
		finding.strength === 'likely' &&
		testRunner.test(program) &&
		!word.text.endsWith('/');
	return madeUp ? { ...finding, strength: 'weak' } : finding;
}

function operandWords(args: Arguments, spec: OperandSpec): readonly ShellWord[] {
	const words = [...args.operands, ...args.afterDashes];
	if (spec.operands === 'first') return words.slice(0, 1);
	if (spec.operands === 'all') return words;
	if (spec.operands === 'all-but-first') return words.slice(1);
	return spec.operands === 'all-but-last' ? words.slice(0, -1) : [];
}

/** `cp file directory/` fails where the directory is missing. */
export const targetDirectory: Resolver = (scene, words) => {
	const target = words.at(-1);
	if (!/^(?:cp|mv)$/.test(words[0]?.text ?? '') || words.length < 3 || target === undefined) return [];
	if (!target.text.endsWith('/') || !isRepositoryPath(target.text)) return [];
	return [
		resolvePath(
			target,
			{ ruleId: 'reference/directory', needed: true, kind: 'directory', noun: 'the target directory' },
			scene,
		),
	];
};

/** A bare word such as `install` is a file only where nothing else can stand. */
function looksLikeOperand(text: string, spec: OperandSpec): boolean {
	if (!isRepositoryPath(text) && !text.startsWith('$')) return false;
	return spec.operands === 'first' || spec.files.length > 0 ? spec.needed || /[./]/.test(text) : /[./]/.test(text);
}

/** pytest's `file::test` and `file:line`. */
function withoutSelector(word: ShellWord): ShellWord {
	const text = word.text.replace(/::.*$/s, '').replace(/:\d+(?::\d+)?$/, '');
	return text === word.text
		? word
		: { ...word, text, span: { start: word.span.start, end: word.span.end - (word.text.length - text.length) } };
}

function directoryRule(word: ShellWord): Partial<PathExpectation> {
	return word.text.endsWith('/') ? { ruleId: 'reference/directory' } : {};
}

/** `< file`. */
export const redirectSources: Resolver = (scene) =>
	scene.command.redirects
		.filter(({ operator, target }) => operator === '<' && isRepositoryPath(target.text))
		.map(({ target }) => resolvePath(target, { ...file, noun: 'the input file' }, scene));

/** `cd`, `pushd` and options such as `-C dir` and `--prefix dir`. */
export const changedDirectory: Resolver = (scene, words) => {
	const name = words[0]?.text ?? '';
	const rule: PathExpectation = {
		ruleId: 'reference/directory',
		needed: true,
		kind: 'directory',
		noun: 'the directory',
	};
	if (name === 'cd' || name === 'pushd') return cdOperand(words).map((word) => changeTo(word, rule, scene));
	const option = directoryOptions[name];
	if (option === undefined || !Object.hasOwn(directoryOptions, name)) return [];
	const args = splitArguments(words.slice(1), optionSet(option));
	return optionValues(args, ...option.split(' '))
		.filter((word) => isRepositoryPath(word.text))
		.map((word) => resolvePath(word, rule, scene));
};

/** A second `cd frontend` from where the text began: each of them is meant for a fresh terminal. */
function changeTo(word: ShellWord, rule: PathExpectation, scene: Scene): Finding {
	const again =
		scene.followed &&
		scene.starts.some((start) => scene.repository.tree.kind(joinPath(start, word.text)) === 'directory');
	return again
		? unknown(rule.ruleId, word.text, 'it is there from where the text begins')
		: resolvePath(word, rule, scene);
}

const directoryOptions: Readonly<Record<string, string>> = {
	npm: '--prefix -C',
	pnpm: '-C --dir',
	yarn: '--cwd',
	bun: '--cwd',
	git: '-C',
	terraform: '-chdir',
	mvn: '-f --file',
	gradle: '-p --project-dir',
	cargo: '--manifest-path',
	poetry: '-C --directory',
};

function cdOperand(words: readonly ShellWord[]): ShellWord[] {
	const [, operand, more] = words.filter(({ text }) => text !== '--' && !/^-[LPe@]+$/.test(text));
	return operand === undefined || more !== undefined || !isRepositoryPath(operand.text) ? [] : [operand];
}

/** Any other word that can only be a path of this repository: its first directory is there. */
export const plainPaths: Resolver = (scene, words) => {
	const program = words[0]?.text ?? '';
	if (notReading.test(program) || (Object.hasOwn(operandTable, program) && operandTable[program]?.operands !== 'none'))
		return [];
	return words
		.slice(1)
		.filter((word) => isPlainPath(word, scene))
		.map((word) => plainPath(word, program, scene));
};

/** Programs whose operands are made, matched, sent or removed rather than read; and those with a resolver of their own. */
const notReading =
	/^(?:echo|printf|mkdir|touch|tee|rm|rmdir|git|grep|rg|ag|find|fd|sed|awk|export|alias|cd|pushd|curl|wget|ssh|scp|rsync|gcloud|aws|az|gsutil|s3cmd|ln|tar|zip|unzip|kill|docker|podman|docker-compose|nginx|systemctl|test|\[|\[\[|which|type|man|make|npx|go|sudo|env|time|watch|xargs|crontab|vi|vim|nano|code|emacs|install|mount|umount|dd|set|unset|brew|apt|apt-get|yum|dnf|pip|pip3|npm|yarn|pnpm|bun|gh|glab|crane|skopeo|oras|vault|consul|etcdctl|redis-cli|mysql|mongosh|kafka-\w+)$/;

function isPlainPath(word: ShellWord, { bases, repository }: Scene): boolean {
	if (!isLiteral(word) || !isRepositoryPath(word.text) || word.source.startsWith('"') || word.source.startsWith("'"))
		return false;
	const [first = '', ...rest] = word.text.replace(/^\.\//, '').split('/');
	if (
		rest.length === 0 ||
		first === '' ||
		first === '..' ||
		!(
			/\.\w{1,8}$|\/$/.test(word.text) ||
			bases.some((base) => repository.history.deletion(joinPath(base, word.text)) !== undefined)
		)
	)
		return false;
	return bases.some((base) => repository.tree.kind(joinPath(base, first)) === 'directory');
}

function plainPath(word: ShellWord, program: string, scene: Scene): Finding {
	const finding = resolvePath(word, { ...file, needed: false, ...directoryRule(word) }, scene);
	return finding.status === 'missing' &&
		(finding.strength === 'weak' || (finding.strength === 'likely' && testRunner.test(program)))
		? unknown(finding.ruleId, finding.name, 'it may be a path that the command makes')
		: finding;
}
