import type { ShellWord } from '../../../shell/command.ts';
import { isLiteral, optionSet, optionValues, partOf, splitArguments } from '../command/options.ts';
import type { Arguments } from '../command/options.ts';
import { resolved, unknown, witness } from '../finding.ts';
import type { Finding, Missing } from '../finding.ts';
import { readObjects } from '../kubernetes/objects.ts';
import type { KubernetesObjects } from '../kubernetes/objects.ts';
import type { Repository } from '../repository/repository.ts';
import { nearestName } from '../repository/suggest.ts';
import type { Resolver } from '../scene.ts';

const ruleId = 'reference/kubernetes-object';
const takesValue = optionSet(
	'-f --filename -k --kustomize -n --namespace --context --kubeconfig -l --selector -o --output --field-manager --dry-run --cluster --user -s --server --timeout --grace-period -p --patch --type --patch-file --replicas --current-replicas --to-revision --revision --tail --since --since-time --limit-bytes -c --container --for --sort-by -L --label-columns --port --target-port --name --min --max --cpu-percent --pod-running-timeout --field-selector --address -v',
);

/** `logs` follows with `-f` and looks back with `-p`. */
const logsTakesValue = (option: string): boolean => takesValue(option) && !/^-[fp]$/.test(option);

/** Kinds by the words that kubectl takes for them. */
const kinds: Readonly<Record<string, string>> = {
	deployment: 'Deployment',
	deploy: 'Deployment',
	statefulset: 'StatefulSet',
	sts: 'StatefulSet',
	daemonset: 'DaemonSet',
	ds: 'DaemonSet',
	service: 'Service',
	svc: 'Service',
	configmap: 'ConfigMap',
	cm: 'ConfigMap',
	ingress: 'Ingress',
	ing: 'Ingress',
	cronjob: 'CronJob',
	cj: 'CronJob',
	job: 'Job',
	namespace: 'Namespace',
	ns: 'Namespace',
};
/** Verbs that name objects which are there; the number is of the words of the verb itself. */
const verbs: Readonly<Record<string, number>> = {
	get: 1,
	describe: 1,
	delete: 1,
	scale: 1,
	edit: 1,
	patch: 1,
	label: 1,
	annotate: 1,
	wait: 1,
	expose: 1,
	autoscale: 1,
	top: 2,
	rollout: 2,
	set: 2,
	logs: 1,
	exec: 1,
	'port-forward': 1,
};
/** These take one object, which is a pod where no kind is said. */
const onPod = /^(?:logs|exec|port-forward)$/;

/** Objects, namespaces and labels that `kubectl` names, held against the manifests of the repository. */
export const kubernetesObjects: Resolver = ({ repository }, words) => {
	if (!/^(?:kubectl|oc|k|microk8s\.kubectl)$/.test(words[0]?.text ?? '')) return [];
	const isLogs = words.some(({ text }) => text === 'logs');
	const args = splitArguments(words.slice(1), isLogs ? logsTakesValue : takesValue);
	const verb = args.operands[0]?.text ?? '';
	const length = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
	if (length === undefined) return [];
	const known = readObjects(repository);
	if (known.objects.length === 0) return [];
	const operands = args.operands.slice(length);
	const [namespace] = optionValues(args, '-n', '--namespace');
	const inNamespace = namespace === undefined ? undefined : findNamespace(namespace, known, repository);
	if (inNamespace !== undefined && inNamespace.status !== 'resolved') return [inNamespace];
	const sure = inNamespace !== undefined;
	const named = onPod.test(verb) ? podNames(operands) : typedNames(operands);
	return [
		...(inNamespace === undefined ? [] : [inNamespace]),
		...named.flatMap((one) => findObject(one, known, sure, repository)),
		...selectors(args).map((word) => findName(word, { noun: 'label', names: known.labels, sure }, known, repository)),
	];
};

interface Named {
	kind: string;
	name: ShellWord;
}

/** `deployment/api`, `deployment api worker`. */
function typedNames(operands: readonly ShellWord[]): Named[] {
	const [first, ...others] = operands;
	if (first === undefined) return [];
	if (first.text.includes('/')) return operands.flatMap(slashed);
	const kind = kindOf(first.text);
	// `annotate deployment api note=x old-`: what is set or taken away is no object.
	const names = others.filter(({ text }) => !/=|-$/.test(text));
	return kind === undefined ? [] : names.map((name) => ({ kind, name }));
}

function podNames([first]: readonly ShellWord[]): Named[] {
	if (first === undefined) return [];
	return first.text.includes('/') ? slashed(first) : [{ kind: 'Pod', name: first }];
}

function slashed(word: ShellWord): Named[] {
	const slash = word.text.indexOf('/');
	const kind = slash > 0 ? kindOf(word.text.slice(0, slash)) : undefined;
	return kind === undefined ? [] : [{ kind, name: partOf(word, slash + 1) }];
}

function kindOf(text: string): string | undefined {
	const word = text.toLowerCase().replace(/\..*$/, '');
	const single = Object.hasOwn(kinds, word) ? word : word.replace(/(?:(?<=s)es|s)$/, '');
	return Object.hasOwn(kinds, single) ? kinds[single] : undefined;
}

function selectors(args: Arguments): ShellWord[] {
	return optionValues(args, '-l', '--selector').filter(({ text }) => /^[\w./-]+=[\w.-]+$/.test(text));
}

/** One that no manifest names may still be in the cluster: only a slip is held against the command. */
function findNamespace(word: ShellWord, known: KubernetesObjects, repository: Repository): Finding {
	return findName(word, { noun: 'namespace', names: known.namespaces, sure: false }, known, repository);
}

function findObject({ kind, name }: Named, known: KubernetesObjects, sure: boolean, repository: Repository): Finding[] {
	const stem = kind === 'Pod' ? /^(.+)-\d+$/.exec(name.text)?.[1] : name.text;
	const maker = kind === 'Pod' ? 'StatefulSet' : kind;
	const sameKind = known.objects.filter((object) => object.kind === maker);
	// A pod of a Deployment, or a kind that something else makes.
	if (stem === undefined || sameKind.length === 0) return [];
	const names = new Map(sameKind.map((object) => [object.name, object.file]));
	return [findName(kind === 'Pod' ? { ...name, text: stem } : name, { noun: maker, names, sure }, known, repository)];
}

interface Expected {
	noun: string;
	/** Names that there are, by their file. */
	names: ReadonlyMap<string, string>;
	/** The command is about a namespace of these manifests. */
	sure: boolean;
}

function findName(
	word: ShellWord,
	{ noun, names, sure }: Expected,
	known: KubernetesObjects,
	repository: Repository,
): Finding {
	if (!isLiteral(word)) return unknown(ruleId, word.text, `the ${noun} is named only when it runs`);
	const file = names.get(word.text);
	if (file !== undefined) return resolved(ruleId, word.text, `${noun} in ${file}`);
	const former = formerName(word, noun, known, repository);
	if (former !== undefined) return former;
	if (known.open)
		return unknown(ruleId, word.text, 'a chart or a kustomization of the repository gives names of its own');
	const near = nearestName(word.text, names.keys());
	if (near === undefined && !sure) return unknown(ruleId, word.text, `no manifest has this ${noun}; the cluster may`);
	return {
		status: 'missing',
		ruleId,
		name: word.text,
		span: word.span,
		message: `no manifest has the ${noun} ${word.text}`,
		...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
		needed: true,
		strength: near === undefined ? 'weak' : 'likely',
		evidence: [witness(`${noun}s of the manifests: ${[...names.keys()].slice(0, 40).join(', ') || 'none'}`)],
	};
}

const formerNames = /^\s*(?:-\s+)?(?:name|namespace):\s*["']?([\w.-]+)["']?\s*$/g;
const formerLabels = /^\s*(?:-\s+)?([\w./-]+:\s*["']?[\w.-]+["']?)\s*$/g;

/** A name that a manifest gave once and that no file has any more: it was renamed or taken out. */
function formerName(
	word: ShellWord,
	noun: string,
	{ objects }: KubernetesObjects,
	repository: Repository,
): Missing | undefined {
	const isLabel = noun === 'label';
	const text = isLabel ? word.text.replace('=', ': ') : word.text;
	const files = [...new Set(objects.map(({ file }) => file))].toSorted().slice(0, mostFiles);
	const commit = repository.history.removals(files, isLabel ? formerLabels : formerNames).get(text);
	const manifests = ['*.yaml', '*.yml', '*.tpl', '*.json', '*.tf', '*.jsonnet', '*.libsonnet'];
	if (commit === undefined || repository.isInSources(text, ...manifests)) return undefined;
	return {
		status: 'missing',
		ruleId,
		name: word.text,
		span: word.span,
		message: `no manifest has the ${noun} ${word.text} any more`,
		hint: `A manifest had it until ${commit.hash} (${commit.date}).`,
		needed: true,
		strength: 'exact',
		// Something else may make it: a template, an operator, a person.
		mild: noun === 'namespace',
		evidence: [witness(`${text} was taken out in ${commit.hash} (${commit.date})`, 'git')],
	};
}

const mostFiles = 200;
