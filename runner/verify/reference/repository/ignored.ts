import ignore from 'ignore';
import type { Ignore } from 'ignore';
import type { Tree } from './tree.ts';

/** Directories that builds, installs and runs fill, whatever the ignore files say. */
const generated =
	/(?:^|\/)(?:node_modules|dist|build|out|target|_build|_site|site-packages|\.?venv|env|\.next|\.nuxt|\.output|\.turbo|\.cache|__pycache__|\.pytest_cache|\.tox|coverage|htmlcov|\.nyc_output|tmp|temp|logs?|\.git|\.terraform|vendor\/bundle|Pods|DerivedData|test-results|playwright-report|artifacts?|backups?|downloads?)(?:\/|$)/i;
const generatedFile =
	/(?:^|\/)(?:\.env(?:\.(?:local|development|production|staging|test)(?:\.local)?)?|.*\.(?:log|pid|sock|pyc|tsbuildinfo|tfstate|tfplan|bak|tmp|swp|dump|pem|key|crt|cer|csr|p12|pfx|jks|zip|tar|tgz|gz|bz2|xz|7z|deb|rpm|apk|iso|img|qcow2|exe|dmg|pkg|jar|war|whl))$/i;

/** Tells paths that a run may leave from those that belong to the repository. */
export interface IgnoreRules {
	/** Whether git ignores a path, by the `.gitignore` files from the root down to it. */
	isIgnored(file: string): boolean;
	/** Whether an ignore file writes this very path, and no pattern. */
	isNamed(file: string): boolean;
	/** Whether a path is one that builds and runs produce everywhere. */
	isGenerated(file: string): boolean;
}

export function readIgnoreRules(tree: Tree): IgnoreRules {
	const rules = new Map<string, Ignore | undefined>();
	const rulesIn = (directory: string): Ignore | undefined => {
		if (!rules.has(directory)) rules.set(directory, readRules(tree, directory));
		return rules.get(directory);
	};
	return {
		isIgnored: (file) => isIgnored(file, rulesIn),
		isNamed: (file) => isNamed(file, tree),
		isGenerated: (file) => generated.test(file) || generatedFile.test(file),
	};
}

function readRules(tree: Tree, directory: string): Ignore | undefined {
	const text = tree.read(directory === '' ? '.gitignore' : `${directory}/.gitignore`);
	return text === undefined ? undefined : ignore({ allowRelativePaths: true }).add(text);
}

function isNamed(file: string, tree: Tree): boolean {
	const segments = file.split('/');
	return segments.some((_, depth) => {
		const directory = segments.slice(0, depth).join('/');
		const text = tree.read(directory === '' ? '.gitignore' : `${directory}/.gitignore`) ?? '';
		const name = segments.slice(depth).join('/');
		return text.split('\n').some((line) => line.trim().replace(/^\//, '') === name);
	});
}

/** The deepest ignore file that says anything decides, as in git. */
function isIgnored(file: string, rulesIn: (directory: string) => Ignore | undefined): boolean {
	const segments = file.split('/');
	for (let depth = segments.length - 1; depth >= 0; depth -= 1) {
		const rest = segments.slice(depth).join('/');
		const verdict = rest === '' ? undefined : verdictOf(rulesIn(segments.slice(0, depth).join('/')), rest);
		if (verdict !== undefined) return verdict;
	}
	return false;
}

function verdictOf(rules: Ignore | undefined, file: string): boolean | undefined {
	if (rules === undefined) return undefined;
	const asFile = rules.test(file);
	if (asFile.ignored) return true;
	if (asFile.unignored) return false;
	return rules.test(`${file}/`).ignored ? true : undefined;
}
