import type { ShellWord } from '../../../../shell/command.ts';
import { optionSet, optionValues, partOf, splitArguments } from '../../command/options.ts';
import type { Finding } from '../../finding.ts';
import type { Commit } from '../../repository/history.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { findFormer } from './named.ts';
import type { Defined } from './named.ts';

const maven = /^(?:mvn|mvnd|(?:\.{1,2}\/)*mvnw)$/;
const gradle = /^(?:gradle|(?:\.{1,2}\/)*gradlew)$/;

/** Profiles and modules that Maven is asked for, and projects of Gradle's task paths. */
export const javaBuild: Resolver = (scene, words) => {
	const program = words[0]?.text ?? '';
	if (maven.test(program)) return mavenNames(words.slice(1), scene);
	return gradle.test(program) ? gradleProjects(words.slice(1), scene) : [];
};

function mavenNames(words: readonly ShellWord[], scene: Scene): Finding[] {
	const args = splitArguments(words, optionSet('-P --activate-profiles -pl --projects -f --file -s --settings -rf -T'));
	const lists = [
		{ noun: 'profile', words: optionValues(args, '-P', '--activate-profiles'), read: readProfiles },
		{ noun: 'module', words: optionValues(args, '-pl', '--projects'), read: readModules },
	];
	return lists.flatMap(({ noun, words: given, read }) => {
		const defined = given.length === 0 ? undefined : read(scene.repository);
		if (defined === undefined) return [];
		return given.flatMap(namesOf).map((word) => findFormer(word, noun, [defined], scene));
	});
}

/** `-P a,!b`: each name as a word of its own. */
function namesOf(word: ShellWord): ShellWord[] {
	if (!word.text.includes(',')) return [partOf(word, /^[!?+-]*/.exec(word.text)?.[0].length ?? 0)];
	return word.text.split(',').map((name) => ({ ...word, text: name.replace(/^[!?+-]+/, '') }));
}

function poms({ listing }: Repository): readonly string[] {
	return (listing().byName.get('pom.xml') ?? []).toSorted((a, b) => a.length - b.length);
}

function readProfiles(repository: Repository): Defined | undefined {
	const names = poms(repository).flatMap((file) =>
		[...(repository.tree.read(file) ?? '').matchAll(/<profile>\s*(?:<!--.*?-->\s*)*<id>\s*([^<\s]+)\s*<\/id>/gs)].map(
			([, id = '']) => id,
		),
	);
	const [file] = poms(repository);
	const formerly = (name: string): Commit | undefined =>
		repository.history.removals(poms(repository).slice(0, 100), /<id>\s*([^<\s]+)\s*<\/id>/g).get(name);
	return file === undefined ? undefined : { file, names: new Set(names), open: false, formerly };
}

/** By path and by artifact, which is written with a colon. */
function readModules(repository: Repository): Defined | undefined {
	const files = poms(repository);
	const names = files.flatMap((file) => {
		const text = (repository.tree.read(file) ?? '').replace(/<parent>[\s\S]*?<\/parent>/, '');
		const [, group = '', artifact = ''] =
			/^(?:[\s\S]*?<groupId>([^<]+)<\/groupId>)?[\s\S]*?<artifactId>([^<]+)<\/artifactId>/.exec(text) ?? [];
		return [file.replace(/\/?pom\.xml$/, ''), `:${artifact}`, `${group}:${artifact}`, artifact];
	});
	const [file] = files;
	return file === undefined ? undefined : { file, names: new Set(['.', ...names]), open: false };
}

const settings = ['settings.gradle', 'settings.gradle.kts'];

/** `:api:test` is the task `test` of the project `:api`. */
function gradleProjects(words: readonly ShellWord[], scene: Scene): Finding[] {
	const { tree } = scene.repository;
	const file = settings.find((name) => tree.kind(name) === 'file');
	const text = file === undefined ? '' : (tree.read(file) ?? '');
	const names = [...text.matchAll(/["']:?([\w.:-]+)["']/g)].map(([, name = '']) => name);
	if (file === undefined || names.length === 0) return [];
	const open = /\b(?:fileTree|listFiles|eachDir|forEach|each|walk)\b/.test(text);
	return words
		.filter(({ text: task }) => /^:?[\w.-]+(?::[\w.-]+)+$/.test(task))
		.map((word) => ({ ...word, text: word.text.replace(/^:/, '').replace(/:[\w.-]+$/, '') }))
		.map((word) => findFormer(word, 'project', [{ file, names: new Set(names), open }], scene));
}
