// The refs of a bare repository, and the workflows that lie in it, with what triggers them.
import { execFileSync } from 'node:child_process';
import { parse } from 'yaml';

const matches = (patterns, name) =>
	patterns.some((pattern) =>
		new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`).test(name),
	);

const lines = (text) => text.split('\n').filter((line) => line !== '');

export function createWorkflows(repository) {
	const git = (...args) =>
		execFileSync('git', ['--git-dir', repository, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
	const read = new Map();

	function refs() {
		const format = '%(objectname) %(*objectname) %(refname) %(creatordate:iso-strict)';
		return lines(git('for-each-ref', `--format=${format}`, 'refs/heads', 'refs/tags')).map((line) => {
			const [object, target, ref, date] = line.split(' ');
			const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref);
			return { sha: target || object, type: kind === 'tags' ? 'tag' : 'branch', name, date };
		});
	}

	function workflowsAt(commit) {
		const tree = git('rev-parse', `${commit}^{tree}`).trim();
		if (!read.has(tree)) read.set(tree, readAll(tree));
		return read.get(tree);
	}

	function readAll(tree) {
		const paths = lines(git('ls-tree', '--name-only', tree, '.github/workflows/'));
		return paths.map((path) => describe(path, parse(git('show', `${tree}:${path}`))));
	}

	function contents(path, ref) {
		if (lines(git('ls-tree', '--name-only', ref, path)).length === 0) return undefined;
		return {
			type: 'file',
			path,
			encoding: 'base64',
			content: Buffer.from(git('show', `${ref}:${path}`)).toString('base64'),
		};
	}

	return { refs, workflowsAt, contents };
}

function describe(path, { name = path, on }) {
	const triggers =
		typeof on === 'string' ? { [on]: null } : Array.isArray(on) ? Object.fromEntries(on.map((one) => [one, null])) : on;
	return {
		path,
		name,
		runsOnPush: (ref) => 'push' in triggers && isPushed(triggers.push ?? {}, ref),
		whyNotDispatched: (given) =>
			'workflow_dispatch' in triggers
				? inputFault(triggers.workflow_dispatch?.inputs ?? {}, given)
				: `${path} has no workflow_dispatch`,
	};
}

function isPushed({ branches, tags }, { type, name }) {
	const patterns = type === 'tag' ? tags : branches;
	return patterns === undefined ? branches === undefined && tags === undefined : matches(patterns, name);
}

function inputFault(inputs, given) {
	const unknown = Object.keys(given).filter((name) => !(name in inputs));
	if (unknown.length > 0) return `Unexpected inputs provided: ${JSON.stringify(unknown)}`;
	for (const [name, { required, default: usual, options }] of Object.entries(inputs)) {
		const value = given[name] ?? usual;
		if (required && (value ?? '') === '') return `Required input '${name}' not provided`;
		if (options && value !== undefined && !options.includes(value))
			return `Provided value '${value}' for input '${name}' not in the list of allowed values`;
	}
	return undefined;
}
