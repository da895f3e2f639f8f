import type { ShellWord } from '../../../../shell/command.ts';
import { isLiteral, partOf } from '../../command/options.ts';
import type { Finding } from '../../finding.ts';
import { joinPath } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { isRepositoryPath, resolvePath } from '../paths.ts';

/** Options of any program whose value is read. */
const reads =
	/^--?(?:[\w-]+-)?(?:file|config|configuration|schema|template|values|manifest|spec|script|inventory|requirements|tsconfig|project|path|dir|directory|migrations|source|input|settings|policy)$/;
const writes =
	/(?:^--?|-)(?:out\w*|output|log|logs|report|dest\w*|target|save|export|pid|backup|cache|data|result\w*)(?:-|$)/;

/** `--config=infra/build.yaml`, `-path db/migrations`: paths that lie in a directory of this repository. */
export const optionPaths: Resolver = (scene, words) => {
	const [program] = words;
	return words.slice(1).flatMap((word, index) => {
		const equals = word.text.indexOf('=');
		const option = equals === -1 ? word.text : word.text.slice(0, equals);
		if (program === undefined || !reads.test(option) || writes.test(option)) return [];
		const value = equals === -1 ? words[index + 2] : partOf(word, equals + 1);
		return value === undefined ? [] : findPath(value, scene);
	});
};

/** Only what a second witness tells: an option of some program may name what it makes. */
function findPath(word: ShellWord, scene: Scene): Finding[] {
	const { bases, repository } = scene;
	const [first = '', ...rest] = word.text.replace(/^\.\//, '').split('/');
	const isOwn = rest.length > 0 && bases.some((base) => repository.tree.kind(joinPath(base, first)) === 'directory');
	if (!isLiteral(word) || !isRepositoryPath(word.text) || !isOwn) return [];
	const finding = resolvePath(word, { ruleId: 'reference/file', needed: false, noun: 'the file' }, scene);
	if (finding.status !== 'missing' || finding.strength === 'exact') return [finding];
	return /\.\w{1,8}$/.test(word.text) && finding.strength === 'likely' ? [{ ...finding, strength: 'weak' }] : [];
}
