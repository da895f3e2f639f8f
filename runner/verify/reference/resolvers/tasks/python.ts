import { optionSet, optionValues, partOf, splitArguments } from '../../command/options.ts';
import type { ShellWord } from '../../../../shell/command.ts';
import type { Finding } from '../../finding.ts';
import type { Repository } from '../../repository/repository.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { findNamed } from './named.ts';
import type { Defined } from './named.ts';
import { groupName, readGroups } from './pyproject.ts';

const toxValues = optionSet('-e -c --conf --workdir --root -f -m --result-json -x --override');
const noxValues = optionSet(
	'-s -e --session --sessions -f --noxfile -p --python --pythons -k --keywords -t --tags --envdir',
);

/** Environments of `tox -e`. */
export const toxEnvironment: Resolver = (scene, words) => {
	if (words[0]?.text !== 'tox') return [];
	const [command, ...rest] = words.slice(1);
	const isRun = command !== undefined && /^(?:run|r|run-parallel|p)$/.test(command.text);
	const args = splitArguments(isRun ? rest : words.slice(1), toxValues);
	const defined = filesIn(scene, 'tox.ini').map((file) => readTox(file, scene.repository));
	if (defined.length === 0) return [];
	return optionValues(args, '-e')
		.flatMap((word) => (word.text.includes(',') ? [] : [word]))
		.filter(({ text }) => !/^(?:ALL|\.pkg.*|(?:py|pypy)[\d.]*(?:-.*)?)$/.test(text))
		.map((word) => findNamed(word, 'environment', defined, scene));
};

/** Sessions of `nox -s`. */
export const noxSession: Resolver = (scene, words) => {
	if (words[0]?.text !== 'nox') return [];
	const args = splitArguments(words.slice(1), noxValues);
	const defined = filesIn(scene, 'noxfile.py').map((file) => readNox(file, scene.repository));
	if (defined.length === 0) return [];
	return optionValues(args, '-s', '-e', '--session', '--sessions')
		.filter(({ text }) => !/[/=]/.test(text))
		.map((word) => ({ ...word, text: word.text.replace(/(?:-\d+(?:\.\d+)*|\(.*\))$/, '') }))
		.map((word) => findNamed(word, 'session', defined, scene));
};

const groupOptions: Readonly<Record<string, string>> = {
	poetry: '--with --without --only --extras -E',
	uv: '--group --only-group --no-group --extra',
	pdm: '-G --group',
};

/** Dependency groups and extras of `poetry install --with`, `uv sync --extra` and `pip install -e '.[dev]'`. */
export const dependencyGroup: Resolver = (scene, words) => {
	const [program, command] = words.map(({ text }) => text);
	const options = program !== undefined && Object.hasOwn(groupOptions, program) ? groupOptions[program] : undefined;
	const defined = filesIn(scene, 'pyproject.toml').map((file) => readGroups(file, scene.repository));
	if (defined.length === 0) return [];
	if (options !== undefined && /^(?:install|sync|run|lock|export)$/.test(command ?? '')) {
		const args = splitArguments(words.slice(2), optionSet(`${options} --python -p --directory --project`), true);
		return optionValues(args, ...options.split(' ')).flatMap((word) => groupsIn(word, word.text, 0, defined, scene));
	}
	if (!/^(?:pip3?|uv)$/.test(program ?? '') || !words.some(({ text }) => text === 'install')) return [];
	return words.flatMap((word) => {
		const extras = /^\.\/?\[([\w.,-]+)\]$/.exec(word.text)?.[1];
		return extras === undefined ? [] : groupsIn(word, extras, word.text.indexOf('[') + 1, defined, scene);
	});
};

function groupsIn(word: ShellWord, list: string, start: number, defined: readonly Defined[], scene: Scene): Finding[] {
	if (list.includes(','))
		return list.split(',').map((name) => findNamed({ ...word, text: groupName(name) }, 'extra', defined, scene));
	const part = start === 0 ? word : partOf(word, start);
	return [findNamed({ ...part, text: groupName(list) }, 'dependency group or extra', defined, scene)];
}

function filesIn(scene: Scene, name: string): string[] {
	const places = scene.bases.filter((base) => !leavesWorkspace(base)).map((base) => joinPath(base, name));
	return [...new Set(places)].filter((place) => scene.repository.tree.kind(place) === 'file');
}

function readTox(file: string, { tree }: Repository): Defined {
	const text = tree.read(file) ?? '';
	const sections = [...text.matchAll(/^\[testenv:([^\]]+)\]/gm)].flatMap((match) => (match[1] ?? '').split(/[,\s]+/));
	const list = /^env_?list\s*=((?:.*\n?)(?:[\t ]+.*\n?)*)/m.exec(text)?.[1] ?? '';
	const names = [...sections, ...list.split(/[,\s]+/)].filter((name) => name !== '');
	return { file, names: new Set(names), open: names.some((name) => /[{}$]/.test(name)) };
}

function readNox(file: string, { tree }: Repository): Defined {
	const text = tree.read(file) ?? '';
	const named = [...text.matchAll(/@(?:nox\.)?session\b[^\n]*?\bname\s*=\s*["']([^"']+)["']/g)].map(
		(match) => match[1] ?? '',
	);
	const functions = [...text.matchAll(/^(?:async )?def\s+(\w+)\s*\(\s*\w+(?:\s*:\s*[\w.]*Session)?/gm)].map(
		(match) => match[1] ?? '',
	);
	return { file, names: new Set([...named, ...functions]), open: !/@(?:nox\.)?session\b/.test(text) };
}
