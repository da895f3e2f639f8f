// The Debian packages that are installed on this machine and the files that they brought.
import { execFileSync } from 'node:child_process';
import { lstatSync } from 'node:fs';

const relations = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];
// What no service of ours ever opens: a compiler for queries, other languages, documentation.
const unneeded = /^(?:libllvm|libz3|locales|libc-l10n|debconf|perl|libperl|ucf|dpkg|libdb5|adduser|passwd|ssl-cert)/;
const unread = /^\/usr\/share\/(?:doc|man|locale|info|lintian|bug|i18n)\//;

function run(command, args) {
	return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
}

function lines(text) {
	return text.split('\n').filter((line) => line !== '');
}

/** These packages and all that they need, as far as it is installed; `name=version`, sorted. Throws when one is missing. */
export function closureOf(names) {
	const asked = run('apt-cache', [
		'depends',
		'--recurse',
		'--installed',
		...relations.map((name) => `--no-${name}`),
		...names,
	]);
	const candidates = lines(asked).filter((line) => /^\S/.test(line) && !line.startsWith('<'));
	const status = lines(run('dpkg-query', ['--show', '--showformat', '${db:Status-Abbrev}${Package}=${Version}\n']));
	// Installed, also while triggers of another package are still to be run.
	const installed = new Map(status.filter((line) => /^i[iWt]/.test(line)).map((line) => line.slice(3).split('=')));
	const missing = names.filter((name) => !installed.has(name));
	if (missing.length > 0) throw new Error(`not installed: ${missing.join(' ')} (apt-get install ${missing.join(' ')})`);
	const needed = new Set(candidates.map((name) => name.replace(/:\w+$/, '')).filter((name) => installed.has(name)));
	return [...needed]
		.filter((name) => !unneeded.test(name))
		.toSorted()
		.map((name) => `${name}=${installed.get(name)}`);
}

/** The files and links of packages, absolute, in the places where a merged /usr keeps them. */
export function filesOf(packages) {
	const names = packages.map((name) => name.split('=')[0]);
	const listed = lines(run('dpkg-query', ['--listfiles', ...names])).filter((file) => file.startsWith('/'));
	const merged = listed.map((file) => file.replace(/^\/(bin|sbin|lib|lib64)\//, '/usr/$1/'));
	return [...new Set(merged)].filter((file) => !unread.test(file) && isFile(file));
}

function isFile(file) {
	const entry = lstatSync(file, { throwIfNoEntry: false });
	return entry !== undefined && !entry.isDirectory();
}
