import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Clones } from './document/clones.ts';
import type { CreatedPaths } from './document/createdPaths.ts';
import type { ShellCommand, ShellWord } from '../../shell/command.ts';
import type { Finding } from './finding.ts';
import type { Repository } from './repository/repository.ts';

/** What a resolver knows of the place of a command. */
export interface Scene {
	command: ShellCommand;
	/** Directories of the workspace in which it may run, likeliest first; `''` is the workspace. Never empty. */
	bases: readonly string[];
	/** Directories in which the text itself may begin. */
	starts: readonly string[];
	/** A `cd` of the same text leads here: there is no other candidate. */
	followed: boolean;
	/** It stands in running text, which leaves out where it is to run. */
	inline: boolean;
	repository: Repository;
	created: CreatedPaths;
	clones: Clones;
	document: MarkdownDocument;
}

/** Finds what names in one command refer to. */
export type Resolver = (scene: Scene, words: readonly ShellWord[]) => Finding[];

/** Shows a directory of the workspace to a reader. */
export function shown(directory: string): string {
	return directory === '' ? 'the repository root' : `${directory}/`;
}
