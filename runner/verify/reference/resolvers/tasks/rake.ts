import type { ShellWord } from '../../../../shell/command.ts';
import { unknown } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import type { Commit } from '../../repository/history.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { findFormer, findNamed } from './named.ts';
import type { Defined } from './named.ts';

/** Namespaces into which Rails and common gems put tasks of their own. */
const shared =
	/^(?:about|action_\w+|active_\w+|app|assets|css|db|dev|i18n|initializers|javascript|log|middleware|notes|parallel|railties|routes|rswag|secret|sitemap|solid_\w+|spec|stats|test|time|tmp|turbo|vite|webpacker|yarn|zeitwerk)$/;
/** Tasks that classes of gems make under names of their own. */
const ofGems = /^(?:build|clean|clobber|cucumber|default|install|release|rubocop|spec|standard|test|yard)$/;
const taskFile = /(?:^|\/)(?:Rakefile|[\w.-]+\.rake)$/;

/** Tasks that `rake`, or `rails` in its place, is asked for. */
export const rakeTask: Resolver = (scene, words) => {
	const program = (words[0]?.text ?? '').replace(/^(?:\.?\/)?bin\//, '');
	const operands = words.slice(1).filter(({ text }) => !/^-|=/.test(text));
	const isRails = program === 'rails';
	if (program !== 'rake' && !isRails) return [];
	const named = isRails ? operands.slice(0, 1).filter(({ text }) => text.includes(':')) : operands;
	if (named.length === 0) return [];
	const defined = readTasks(scene.repository);
	return defined === undefined ? [] : named.map((word) => findTask(withoutArguments(word), defined, scene));
};

/** `task[a,b]`. */
function withoutArguments(word: ShellWord): ShellWord {
	const text = word.text.replace(/\[.*$/, '');
	return text === word.text ? word : { ...word, text, known: word.knownPrefix.startsWith(text) };
}

/** In a namespace of the repository's own a task is there or not; elsewhere a gem may bring it. */
function findTask(word: ShellWord, defined: Defined, scene: Scene): Finding {
	const [space = '', ...rest] = word.text.split(':');
	if (ofGems.test(word.text)) return unknown('reference/task', word.text, 'a gem may bring the task');
	const isOwn =
		rest.length > 0 && !shared.test(space) && [...defined.names].some((name) => name.startsWith(`${space}:`));
	return isOwn ? findNamed(word, 'task', [defined], scene) : findFormer(word, 'task', [defined], scene);
}

const known = new WeakMap<Repository, Defined | undefined>();

function readTasks(repository: Repository): Defined | undefined {
	if (!known.has(repository)) known.set(repository, collectTasks(repository));
	return known.get(repository);
}

function collectTasks({ tree, listing, history }: Repository): Defined | undefined {
	const files = [...listing().files].filter((file) => taskFile.test(file)).slice(0, 200);
	const texts = files.map((file) => tree.read(file) ?? '');
	const names = texts.flatMap((text) => tasksIn(text));
	const [first] = files.toSorted((a, b) => a.length - b.length);
	// What a loop or a class makes can't be read.
	const open = texts.some((text) =>
		/^\s*(?:task|namespace)[\s(]+(?:["'][^"'\n]*#\{|[a-z_]\w*\b(?!\w*\s*:))/m.test(text),
	);
	const removed = (name: string): Commit | undefined =>
		history.removals(files, /\btask[\s(]+:?["']?([\w?!-]+)/g).get(name.slice(name.lastIndexOf(':') + 1));
	// A file that is gone defined it; others still speak of it by its whole name.
	const spokenOf = (name: string): Commit | undefined =>
		first !== undefined && name.includes(':') ? history.lastChange(name, first) : undefined;
	const formerly = (name: string): Commit | undefined => removed(name) ?? spokenOf(name);
	return first === undefined ? undefined : { file: first, names: new Set(names), open, formerly };
}

const namespaceLine = /^(\s*)namespace[\s(]+:?["']?([\w:-]+)/;
const taskLine = /^\s*(?:multi)?task[\s(]+(?::["']?([\w:?!-]+)|["']([\w:?!-]+)["']|([\w?!-]+):)/;

/** `RSpec::Core::RakeTask.new(:spec)`. */
const taskClass = /\b\w*Task\.new[\s(]+:?["']?([\w:?!-]+)/;

/** Tasks with the namespaces around them, which end where an `end` stands as deep as they began. */
function tasksIn(text: string): string[] {
	const spaces: { name: string; depth: number }[] = [];
	const found: string[] = [];
	for (const line of text.split('\n')) {
		const [, indent = '', space] = namespaceLine.exec(line) ?? [];
		const task = taskLine.exec(line);
		const name = task?.[1] ?? task?.[2] ?? task?.[3] ?? taskClass.exec(line)?.[1];
		if (space !== undefined) spaces.push({ name: space, depth: indent.length });
		else if (/^\s*end\b/.test(line) && spaces.at(-1)?.depth === line.search(/\S/)) spaces.pop();
		else if (name !== undefined) found.push([...spaces.map((one) => one.name), name].join(':'));
	}
	return found;
}
