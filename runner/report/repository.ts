import path from 'node:path';
import { repositoryRoot } from '../workspace/findWorkspace.ts';
import { headCommit } from './headCommit.ts';

/** Where a report's paths are in the repository, for readers that count from its root. */
export interface RepositoryPlaces {
	/** A path of the report, counted from the root of the repository instead of the working directory. */
	fromRoot(file: string): string;
	/** An address of a line: on the forge where the environment names it, else relative. */
	linkTo(file: string, line: number): string;
	/** The commit that is checked out; undefined where there is none. */
	commit(): string | undefined;
}

/** Reads the repository around the working directory, and the forge from its CI's variables. */
export function repositoryPlaces(cwd: string, env: Readonly<Record<string, string | undefined>>): RepositoryPlaces {
	const root = repositoryRoot(cwd) ?? cwd;
	const directory = path.relative(root, cwd).split(path.sep).join('/');
	const fromRoot = (file: string): string => path.posix.join(directory, file);
	const forge = forgeAddress(env);
	return {
		fromRoot,
		commit: () => headCommit(root),
		linkTo: (file, line) =>
			forge === undefined ? `${encodePath(file)}#L${line}` : `${forge}/${encodePath(fromRoot(file))}?plain=1#L${line}`,
	};
}

/** A path as part of a URI; half a surrogate pair, which has no UTF-8, is replaced. */
export function encodePath(file: string): string {
	const wellFormed = file.replaceAll(/\p{Surrogate}/gu, '\u{fffd}');
	const escaped = wellFormed.split('/').map(encodeURIComponent).join('/');
	return escaped.replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The variables that GitHub Actions and GitLab CI set: the address under which the commit's files are shown. */
function forgeAddress(env: Readonly<Record<string, string | undefined>>): string | undefined {
	const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = env;
	if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA)
		return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;
	return CI_PROJECT_URL && CI_COMMIT_SHA ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}` : undefined;
}
