import type { ShellWord } from '../../../shell/command.ts';
import { isLiteral, partOf } from '../command/options.ts';
import { resolved, unknown, witness } from '../finding.ts';
import type { Finding, Missing } from '../finding.ts';
import { nearestName } from '../repository/suggest.ts';
import { joinPath, leavesWorkspace } from '../repository/tree.ts';
import { shown } from '../scene.ts';
import type { Resolver, Scene } from '../scene.ts';

const ruleId = 'reference/python-module';
const interpreter = /^(?:python|python3|python3?\.\d+|py|pypy3?)$/;
/** Modules that an interpreter or common tools bring and that a directory of the same name must not hide. */
const standard = new Set(
	'http json venv pip ensurepip unittest doctest timeit cProfile profile pdb trace calendar zipfile tarfile gzip base64 ast dis compileall py_compile site sysconfig platform webbrowser asyncio email xml test tkinter turtle this code codeop idlelib lib2to3 pydoc smtpd sqlite3 uuid random shutil tempfile tokenize zipapp mimetypes inspect logging multiprocessing concurrent ctypes distutils curses dbm encodings importlib html urllib wsgiref'.split(
		' ',
	),
);
const applicationServer = /^(?:uvicorn|gunicorn|hypercorn|daphne|granian)$/;
const applicationWord = /^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*(?:\(\))?$/;

/** `python -m package.module`, and `module:app` of application servers. */
export const pythonModule: Resolver = (scene, words) => {
	const name = words[0]?.text ?? '';
	if (interpreter.test(name)) {
		const at = words.findIndex((word, index) => index > 0 && word.text === '-m');
		const before = words.slice(1, Math.max(1, at));
		const module = at > 0 && before.every(({ text }) => /^-[^mc]/.test(text)) ? words[at + 1] : undefined;
		return module === undefined ? [] : [findModule(module, module.text, true, scene)];
	}
	const application = applicationOption(words);
	if (application !== undefined) return findApplication(application, scene);
	const server = applicationServer.test(name)
		? words.slice(1).find(({ text }) => applicationWord.test(text))
		: undefined;
	return server === undefined ? [] : [findModule(server, server.text.replace(/:.*$/, ''), false, scene)];
};

function findModule(word: ShellWord, module: string, runs: boolean, scene: Scene): Finding {
	if (!isLiteral(word) || !/^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*$/.test(module))
		return unknown(ruleId, word.text, 'the module is named only when it runs');
	const [top = ''] = module.split('.');
	const roots = scene.bases
		.flatMap((base) => [base, joinPath(base, 'src'), joinPath(base, 'lib')])
		.filter((root) => !leavesWorkspace(root));
	const root = roots.find((place) => isPackage(joinPath(place, top), scene));
	const file = roots
		.map((place) => moduleFile(joinPath(place, module.replaceAll('.', '/')), runs, scene))
		.find((found) => found !== undefined);
	if (file !== undefined) return resolved(ruleId, word.text, `module ${file}`);
	if (standard.has(top)) return unknown(ruleId, word.text, 'a module of Python itself');
	if (root === undefined || !module.includes('.')) return outside(word, module, root, runs, scene);
	return missing(word, module, root, runs, scene);
}

function isPackage(place: string, scene: Scene): boolean {
	return (
		scene.repository.tree.kind(place) === 'directory' &&
		scene.repository.tree
			.list(place)
			.some((name) => name.endsWith('.py') || scene.repository.tree.kind(joinPath(place, name)) === 'directory')
	);
}

/** The file that `-m` would run, or that an import would load. */
function moduleFile(place: string, runs: boolean, { repository }: Scene): string | undefined {
	const files = runs ? [`${place}.py`, `${place}/__main__.py`] : [`${place}.py`, `${place}/__init__.py`];
	return files.find((file) => repository.tree.kind(file) === 'file');
}

/** A name with no package of the workspace behind it is an installed one; a package without `__main__` does not run. */
function outside(word: ShellWord, module: string, root: string | undefined, runs: boolean, scene: Scene): Finding {
	const place = root === undefined ? undefined : joinPath(root, module);
	const isOwn = place !== undefined && scene.repository.tree.kind(joinPath(place, '__init__.py')) === 'file';
	if (!isOwn || !runs || root === undefined) return unknown(ruleId, word.text, 'the module may be an installed one');
	return missing(word, module, root, runs, scene);
}

function missing(word: ShellWord, module: string, root: string, runs: boolean, scene: Scene): Missing {
	const { repository } = scene;
	const place = joinPath(root, module.replaceAll('.', '/'));
	const directory = place.slice(0, Math.max(0, place.lastIndexOf('/')));
	const parent = module.includes('.') ? module.slice(0, module.lastIndexOf('.')) : '';
	const asPackage = repository.tree.kind(place) === 'directory';
	const siblings = repository.tree
		.list(asPackage ? place : directory)
		.filter((name) => name.endsWith('.py') && !name.startsWith('__'))
		.map((name) => name.slice(0, -3));
	const near = asPackage
		? siblings.length === 1
			? `${module}.${siblings[0]}`
			: undefined
		: prefixed(parent, nearestName(module.slice(parent.length + 1), siblings));
	const commit = repository.history.deletion(`${place}.py`) ?? repository.history.deletion(`${place}/__main__.py`);
	const what =
		asPackage && runs
			? `${module} is a package without __main__.py and can't be run`
			: `there is no Python module ${module} in ${shown(root)}`;
	return {
		status: 'missing',
		ruleId,
		name: word.text,
		span: word.span,
		message: what,
		...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
		strength: asPackage || near !== undefined || commit !== undefined ? 'exact' : 'likely',
		evidence: [
			witness(`not in the tree: ${place}.py, ${place}/${runs ? '__main__' : '__init__'}.py`),
			...(commit === undefined ? [] : [witness(`deleted in ${commit.hash} (${commit.date})`, 'git')]),
		],
	};
}

function prefixed(parent: string, name: string | undefined): string | undefined {
	return name === undefined ? undefined : parent === '' ? name : `${parent}.${name}`;
}

/** `celery -A shop.worker`, `flask --app shop.main`. */
function applicationOption(words: readonly ShellWord[]): ShellWord | undefined {
	if (!/^(?:celery|flask)$/.test(words[0]?.text ?? '')) return undefined;
	const at = words.findIndex(({ text }) => /^(?:-A|--app)$/.test(text));
	const given = words.find(({ text }) => text.startsWith('--app='));
	return at === -1 ? (given === undefined ? undefined : partOf(given, '--app='.length)) : words[at + 1];
}

/** Its last part may be a name in the module before it. */
function findApplication(word: ShellWord, scene: Scene): Finding[] {
	const [module = ''] = word.text.split(':');
	const finding = findModule(word, module, false, scene);
	const parent = module.slice(0, Math.max(0, module.lastIndexOf('.')));
	const isName = parent !== '' && findModule({ ...word, text: parent }, parent, false, scene).status === 'resolved';
	return finding.status === 'missing' && isName && namesIt(module, scene) ? [] : [finding];
}

function namesIt(module: string, { repository }: Scene): boolean {
	const last = module.slice(module.lastIndexOf('.') + 1);
	return [`${last} =`, `${last}=`, `import ${last}`].some((text) => repository.isInSources(text, '*.py'));
}
