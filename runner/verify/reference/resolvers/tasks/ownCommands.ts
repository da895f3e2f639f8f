import type { ShellWord } from '../../../../shell/command.ts';
import { unknown, witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import type { Resolver, Scene } from '../../scene.ts';

const ruleId = 'reference/task';

/** What a framework is asked for, and the commands that the repository adds to it. */
interface OwnCommands {
	word: ShellWord;
	noun: string;
	/** The files that define them, by paths or directories that git knows. */
	files: readonly string[];
	names: ReadonlySet<string>;
	/** The name that a removed line of these files gave, as the first group. */
	removed: RegExp;
	/** The file in which a command of this name would lie. */
	fileOf?(name: string): string;
}

/** Commands of the repository's own: `manage.py x`, `artisan x:y`, and console scripts of a Python project. */
export const ownCommand: Resolver = (scene, words) => {
	const asked = djangoCommand(words, scene) ?? artisanCommand(words, scene) ?? consoleScript(words, scene);
	return asked === undefined || asked.names.has(asked.word.text) ? [] : [findOwn(asked, scene)];
};

/** The framework and its packages bring more: only a slip or the past is held against a name. */
function findOwn({ word, noun, files, names, removed, fileOf }: OwnCommands, { repository }: Scene): Finding {
	const { history } = repository;
	const near = word.text.length > 5 ? nearestName(word.text, names) : undefined;
	const ending = fileOf?.(word.text);
	const deleted = ending === undefined ? undefined : history.deletionOf(ending);
	const commit = deleted ?? (files.length === 0 ? undefined : history.removals(files, removed).get(word.text));
	if (commit === undefined && near === undefined) return unknown(ruleId, word.text, `a package may bring the ${noun}`);
	return {
		status: 'missing',
		ruleId,
		name: word.text,
		span: word.span,
		message: `the repository defines no ${noun} ${word.text}`,
		hint: near === undefined ? `It did until ${commit?.hash} (${commit?.date}).` : `Did you mean ${near}?`,
		strength: 'exact',
		evidence: [
			witness(`its own: ${[...names].slice(0, 30).join(', ') || 'none'}`),
			...(commit === undefined
				? []
				: [witness(`${word.text} was taken out in ${commit.hash} (${commit.date})`, 'git')]),
		],
	};
}

const ofDjango =
	/^(?:check|compilemessages|createcachetable|dbshell|diffsettings|dumpdata|flush|inspectdb|loaddata|makemessages|makemigrations|migrate|optimizemigration|runserver|sendtestemail|shell|shell_plus|runserver_plus|show_urls|showmigrations|sqlflush|sqlmigrate|sqlsequencereset|squashmigrations|startapp|startproject|test|testserver|changepassword|createsuperuser|remove_stale_contenttypes|clearsessions|collectstatic|findstatic|help|version)$/;
const commandFile = /(?:^|\/)management\/commands\/([a-z]\w*)\.py$/;

function djangoCommand(words: readonly ShellWord[], { repository }: Scene): OwnCommands | undefined {
	const at = words.findIndex(({ text }) => /(?:^|\/)manage\.py$|^django-admin$/.test(text));
	const word = words[at + 1];
	if (at === -1 || at > 1 || word === undefined || !/^[a-z]\w+$/.test(word.text) || ofDjango.test(word.text))
		return undefined;
	const names = [...repository.listing().files].flatMap((file) => commandFile.exec(file)?.[1] ?? []);
	return {
		word,
		noun: 'management command',
		files: [],
		names: new Set(names),
		removed: /^$/g,
		fileOf: (name) => `/management/commands/${name}.py`,
	};
}

const signature =
	/(?:\$signature\s*=\s*["']|\$name\s*=\s*["']|Artisan::command\(\s*["']|AsCommand\([^)]*?["'])([\w:-]+)/g;

function artisanCommand(words: readonly ShellWord[], { repository }: Scene): OwnCommands | undefined {
	const at = words.findIndex(({ text }) => /(?:^|\/)artisan$|^sail$/.test(text));
	const word = words[at + 1]?.text === 'artisan' ? words[at + 2] : words[at + 1];
	if (at === -1 || at > 1 || word === undefined || !/^[a-z][\w-]*(?::[\w:-]+)?$/.test(word.text)) return undefined;
	const files = [...repository.listing().files].filter((file) =>
		/(?:^|\/)Commands\/.*\.php$|(?:^|\/)routes\/console\.php$/.test(file),
	);
	const texts = files.slice(0, 200).map((file) => repository.tree.read(file) ?? '');
	const names = texts.flatMap((text) => [...text.matchAll(signature)].map(([, name = '']) => name));
	// An alias is set in many ways: a name in quotes is enough.
	if (texts.some((text) => text.includes(`'${word.text}'`) || text.includes(`"${word.text}"`))) names.push(word.text);
	return { word, noun: 'artisan command', files: directoriesOf(files), names: new Set(names), removed: signature };
}

/** Removed files lay in the same directories. */
function directoriesOf(files: readonly string[]): string[] {
	return [...new Set(files.map((file) => file.replace(/(?<=Commands)\/.*$/, '')))];
}

const entryPoint = /^\s*["']?([A-Za-z][\w.-]*)["']?\s*=\s*["']?[A-Za-z_][\w.]*:[A-Za-z_][\w.]*["']?,?\s*$/g;
const projects = ['pyproject.toml', 'setup.cfg', 'setup.py'];

function consoleScript(words: readonly ShellWord[], { repository, bases }: Scene): OwnCommands | undefined {
	const [word] = words;
	if (word === undefined || !/^[a-z][\w-]{2,}$/.test(word.text)) return undefined;
	const places = [...new Set(['', ...bases])].flatMap((base) =>
		projects.map((name) => (base === '' ? name : `${base}/${name}`)),
	);
	const files = places.filter((file) => repository.tree.kind(file) === 'file');
	const lines = files.flatMap((file) => (repository.tree.read(file) ?? '').split('\n'));
	const names = new Set(lines.flatMap((line) => [...line.matchAll(entryPoint)].map(([, name = '']) => name)));
	const named = new RegExp(String.raw`(?:^|[.\s"'])${word.text}["']?\s*=`);
	const isFormer =
		files.length > 0 &&
		!lines.some((line) => named.test(line)) &&
		repository.history.removals(files, entryPoint).has(word.text);
	// A slip says nothing here: any other program may bear a name like it.
	return isFormer ? { word, noun: 'console script', files, names, removed: entryPoint } : undefined;
}
