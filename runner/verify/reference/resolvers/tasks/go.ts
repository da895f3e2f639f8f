import type { ShellWord } from '../../../../shell/command.ts';
import { witness } from '../../finding.ts';
import type { Missing } from '../../finding.ts';
import { joinPath } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { resolvePath } from '../paths.ts';
import { splitArguments, optionSet } from '../../command/options.ts';

const takesValue = optionSet(
	'-run -bench -benchtime -count -cpu -timeout -tags -o -ldflags -gcflags -mod -modfile -p -coverprofile -covermode -coverpkg -parallel -exec -v=false -skip -fuzz -fuzztime -C',
);

/** Packages that Go is given as paths: `./cmd/api`, `./internal/...`. */
export const goPackage: Resolver = (scene, words) => {
	if (words[0]?.text !== 'go' || !/^(?:run|test|build|vet|install|generate|list)$/.test(words[1]?.text ?? ''))
		return [];
	const args = splitArguments(words.slice(2), takesValue, words[1]?.text === 'run');
	const operands = words[1]?.text === 'run' ? args.operands.slice(0, 1) : args.operands;
	return operands
		.filter(({ text }) => /^\.\/[\w@./-]*\w/.test(text))
		.map((word) => {
			const text = word.text.replace(/\/?\.{3}$/, '');
			const cut = { ...word, text, span: { ...word.span, end: word.span.end - (word.text.length - text.length) } };
			const isTree = text !== word.text;
			const found =
				(isTree ? undefined : withoutSource(cut, scene)) ??
				resolvePath(cut, { ruleId: 'reference/directory', needed: true, noun: 'the package' }, scene);
			return scene.inline && found.status === 'missing' && found.strength === 'likely'
				? { ...found, strength: 'weak' }
				: found;
		});
};

/** A directory that is there and holds no Go file any more, only what was left behind. */
function withoutSource(word: ShellWord, { bases, repository }: Scene): Missing | undefined {
	const place = bases.map((base) => joinPath(base, word.text)).find((one) => repository.tree.kind(one) === 'directory');
	if (place === undefined || repository.tree.list(place).some((name) => name.endsWith('.go'))) return undefined;
	const commit = repository.history.deletion(`${place}/main.go`);
	return {
		status: 'missing',
		ruleId: 'reference/directory',
		name: word.text,
		span: word.span,
		message: `${place}/ holds no Go file`,
		strength: commit === undefined ? 'weak' : 'exact',
		evidence: [
			witness(`in ${place}: ${repository.tree.list(place).slice(0, 20).join(', ') || 'nothing'}`),
			...(commit === undefined ? [] : [witness(`main.go was deleted in ${commit.hash} (${commit.date})`, 'git')]),
		],
	};
}
