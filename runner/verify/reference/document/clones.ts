import { repositoryName } from '../repository/identity.ts';
import type { Repository } from '../repository/repository.ts';
import type { ShellText } from './shellTexts.ts';

/** Directories that the document's clones make: of this repository under any name, or of others. */
export interface Clones {
	own: ReadonlySet<string>;
	other: ReadonlySet<string>;
}

const setUp =
	/(?:^|\/)(?:readme|contributing|development|developing|install\w*|set-?up|getting[-_]?started|quick-?start|hacking|agents|claude)\b/i;

/** Tells clones of this repository from others by name; in a set-up document the only clone counts as its own. */
export function readClones(file: string, texts: readonly ShellText[], repository: Repository): Clones {
	const own = new Set(repository.names());
	const other = new Set<string>();
	const unclear: string[] = [];
	for (const { url, directory } of texts.flatMap((text) => clonesIn(text))) {
		if (repository.names().has(repositoryName(url).toLowerCase())) own.add(directory.toLowerCase());
		else unclear.push(directory);
	}
	const [first] = unclear;
	const single =
		setUp.test(file) &&
		file.split('/').length <= 2 &&
		new Set(unclear).size === 1 &&
		own.size === repository.names().size;
	if (single && first !== undefined) own.add(first.toLowerCase());
	else for (const directory of unclear) other.add(directory.toLowerCase());
	return { own, other };
}

function clonesIn(text: ShellText): { url: string; directory: string }[] {
	return text.commands.flatMap(({ command }) => {
		const words = command.words.map((word) => word.text);
		const at = words.indexOf('clone');
		if (at === -1 || !/^(?:git|gh|glab|hg)$/.test(words[0] ?? '')) return [];
		const [url, directory] = words.slice(at + 1).filter((word) => !word.startsWith('-') && !/^\d+$/.test(word));
		return url === undefined ? [] : [{ url, directory: directory ?? repositoryName(url) }];
	});
}
