import type { ShellWord } from '../../../../shell/command.ts';
import { isLiteral, optionSet, optionValues, partOf, splitArguments } from '../../command/options.ts';
import type { Finding } from '../../finding.ts';
import { joinPath } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { isRepositoryPath, resolvePath } from '../paths.ts';
import type { PathExpectation } from '../paths.ts';

const file: PathExpectation = { ruleId: 'reference/file', needed: true, noun: 'the file' };
const directory: PathExpectation = {
	ruleId: 'reference/directory',
	needed: true,
	kind: 'directory',
	noun: 'the directory',
};

/** Files and directories that deployment tools read: charts, kustomizations, variables, what is copied to another machine. */
export const deployedFiles: Resolver = (scene, words) => {
	const program = words[0]?.text ?? '';
	const finder = Object.hasOwn(finders, program) ? finders[program] : undefined;
	return finder?.(words.slice(1), scene) ?? [];
};

type Finder = (words: readonly ShellWord[], scene: Scene) => Finding[];

const helmValues = optionSet(
	'-f --values --set --set-string --set-file --set-json -n --namespace --version --timeout --kube-context --kubeconfig --repo --username --password --history-max --description --post-renderer --ca-file --cert-file --key-file -a --api-versions --kube-version -s --show-only -d --destination --output-dir -o --output --name-template --max-history',
);
/** Which operand is the chart, counted after the verb. */
const chartOperand: Readonly<Record<string, number>> = { install: 1, upgrade: 1, template: -1, lint: 0, package: 0 };

const helm: Finder = (words, scene) => {
	const { operands } = splitArguments(words, helmValues);
	const [verb, ...rest] = operands;
	const name = verb?.text ?? '';
	const at = Object.hasOwn(chartOperand, name) ? chartOperand[name] : undefined;
	const chart = at === undefined ? undefined : rest.at(at);
	if (chart === undefined || !isOwnPath(chart, scene)) return [];
	const found = resolvePath(chart, { ...directory, noun: 'the chart' }, scene);
	const mayBeRemote = /^[\w-]+\/[\w-]+$/.test(chart.text) && found.status === 'missing' && found.strength !== 'exact';
	return mayBeRemote && !/^charts?\//.test(chart.text) ? [] : [found];
};

/** `bitnami/redis` is a chart of a registry: a path begins with `./` or in a directory that is there. */
function isOwnPath(word: ShellWord, { bases, repository }: Scene): boolean {
	if (!isLiteral(word) || !isRepositoryPath(word.text)) return false;
	const [first = '', ...rest] = word.text.split('/');
	const isHere = bases.some((base) => repository.tree.kind(joinPath(base, first)) === 'directory');
	return /^\.{1,2}$/.test(first) || (rest.length > 0 && isHere);
}

const kustomize: Finder = ([verb, ...rest], scene) => {
	if (verb?.text !== 'build') return [];
	const { operands } = splitArguments(rest, optionSet('-o --output --load-restrictor --network-name -e --env'));
	return operands
		.slice(0, 1)
		.filter((word) => isOwnPath(word, scene))
		.map((word) => resolvePath(word, { ...directory, ruleId: 'reference/manifest', noun: 'the kustomization' }, scene));
};

/** Variables of terraform count from where `-chdir` leads. */
const terraform: Finder = (words, scene) => {
	const args = splitArguments(words, optionSet('-chdir -var-file -backend-config -var -target -state -out'));
	const [chosen] = optionValues(args, '-chdir');
	const bases = chosen === undefined ? scene.bases : scene.bases.map((base) => joinPath(base, chosen.text));
	return optionValues(args, '-var-file', '-backend-config')
		.filter((word) => isLiteral(word) && isRepositoryPath(word.text) && !word.text.includes('='))
		.map((word) =>
			resolvePath(word, { ...file, needed: word.text.includes('/'), noun: 'the variables file' }, { ...scene, bases }),
		);
};

/** `scp a/b host:/c`: with a remote place at the end, what stands before it is here. */
const sent: Finder = (words, scene) => {
	const { operands } = splitArguments(words, optionSet('-i -P -o -F -e --exclude --include --filter --rsh -J -l -c'));
	return operands.at(-1)?.text.includes(':') === true
		? operands.slice(0, -1).flatMap((word) => sentFile(word, scene))
		: [];
};

function sentFile(word: ShellWord, scene: Scene): Finding[] {
	if (word.text.includes(':') || !isOwnPath(word, scene) || /^\.{0,2}\/?$/.test(word.text)) return [];
	return [resolvePath(word, { ...file, needed: false }, scene)];
}

const docker: Finder = ([verb, ...rest], scene) => {
	const at = verb?.text === 'compose' && rest[0]?.text === 'cp' ? 1 : 0;
	if (verb?.text !== 'cp' && at === 0) return [];
	return sent(rest.slice(at), scene);
};

const kubectl: Finder = (words, scene) =>
	words
		.flatMap((word) => {
			const before = /^--from-(?:env-)?file=(?:[\w.-]+=)?(?=.)/.exec(word.text)?.[0];
			return before === undefined ? [] : [partOf(word, before.length)];
		})
		.filter((word) => isOwnPath(word, scene))
		.map((word) => resolvePath(word, file, scene));

const finders: Readonly<Record<string, Finder>> = {
	helm,
	helmfile: (words, scene) =>
		optionValues(splitArguments(words, optionSet('-f --file -e --environment -l --selector')), '-f', '--file')
			.filter((word) => isOwnPath(word, scene))
			.map((word) => resolvePath(word, file, scene)),
	kustomize,
	terraform,
	tofu: terraform,
	scp: sent,
	rsync: sent,
	docker,
	podman: docker,
	kubectl,
	oc: kubectl,
};
