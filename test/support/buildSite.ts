import { execa } from 'execa';
import { projectRoot } from './cli.ts';

interface BuiltSite {
	directory: string;
	/** All that the build printed, without colours. */
	log: string;
}

/** Compiles what a site uses of the package. The site's config names it by its own name, so it reads `dist`. */
export async function buildPackage(): Promise<void> {
	const options = { cwd: projectRoot, preferLocal: true };
	await execa('tsc', ['-b', 'plugins/remark-runbook', 'plugins/docusaurus-runbook', 'src'], options);
	await execa('node', ['scripts/copyThemeFiles.js'], options);
}

/** Builds a Docusaurus site to `directory`. Throws with what the build printed where it fails. */
export async function buildSite(
	siteDirectory: string,
	directory: string,
	env: Readonly<Record<string, string>> = {},
): Promise<BuiltSite> {
	const { all } = await execa('docusaurus', ['build', siteDirectory, '--out-dir', directory], {
		cwd: siteDirectory,
		localDir: projectRoot,
		preferLocal: true,
		env: { NO_COLOR: '1', FORCE_COLOR: '0', CI: 'true', NO_UPDATE_NOTIFIER: '1', ...env },
		all: true,
	});
	return { directory, log: all };
}
