import type { Resolver } from '../../scene.ts';
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
			const found = resolvePath(cut, { ruleId: 'reference/directory', needed: true, noun: 'the package' }, scene);
			return scene.inline && found.status === 'missing' && found.strength === 'likely'
				? { ...found, strength: 'weak' }
				: found;
		});
};
