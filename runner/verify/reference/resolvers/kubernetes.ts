import { optionSet, optionValues, splitArguments } from '../command/options.ts';
import { checkManifest } from '../kubernetes/manifest.ts';
import { joinPath } from '../repository/tree.ts';
import type { Resolver, Scene } from '../scene.ts';
import { witness } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { ShellWord } from '../../../shell/command.ts';
import { isRepositoryPath, resolvePath } from './paths.ts';

const takesValue = optionSet(
	'-f --filename -k --kustomize -n --namespace --context --kubeconfig -l --selector -o --output --field-manager --dry-run --cluster --user -s --server --prune-allowlist --timeout --grace-period -p --patch --type --patch-file',
);
/** With these `-f` names a manifest; with `logs` it follows. */
const readsManifest =
	/^(?:apply|create|delete|replace|diff|patch|get|describe|scale|label|annotate|expose|autoscale|set|wait|kustomize|rollout)$/;

/** Manifests and kustomizations that `kubectl` reads. */
export const kubernetesManifest: Resolver = (scene, words) => {
	if (!/^(?:kubectl|oc|k|microk8s\.kubectl|k3s)$/.test(words[0]?.text ?? '')) return [];
	const args = splitArguments(words.slice(1), takesValue);
	const verb = args.operands[0]?.text ?? '';
	if (!readsManifest.test(verb)) return [];
	const files = optionValues(args, '-f', '--filename', '--patch-file').flatMap((word) =>
		word.text.includes(',') ? [] : [word],
	);
	const directories = [
		...optionValues(args, '-k', '--kustomize'),
		...(verb === 'kustomize' ? args.operands.slice(1, 2) : []),
	];
	return [
		...files
			.filter(({ text }) => isRepositoryPath(text))
			.flatMap((word) => [
				resolvePath(word, { ruleId: 'reference/manifest', needed: true, noun: 'the manifest' }, scene),
				...(sends.test(verb) ? issuesIn(word, scene) : []),
			]),
		...directories
			.filter(({ text }) => isRepositoryPath(text))
			.map((word) =>
				resolvePath(
					word,
					{ ruleId: 'reference/manifest', needed: true, kind: 'directory', noun: 'the kustomization' },
					scene,
				),
			),
	];
};

/** With these the API server reads the whole manifest. */
const sends = /^(?:apply|create|replace)$/;

/** What the API server would refuse of a manifest in the repository; named once, at the file's name. */
function issuesIn(word: ShellWord, { bases, repository }: Scene): Finding[] {
	const file = bases.map((base) => joinPath(base, word.text)).find((place) => repository.tree.kind(place) === 'file');
	const text = file === undefined ? undefined : repository.tree.read(file);
	const [first, ...others] = text === undefined ? [] : checkManifest(text);
	if (file === undefined || first === undefined) return [];
	const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
	return [
		{
			status: 'missing',
			ruleId: 'reference/manifest-field',
			name: word.text,
			span: word.span,
			message: `${file}:${first.line}: ${first.message}${more}`,
			...(first.hint === undefined ? {} : { hint: first.hint }),
			strength: first.retired ? 'weak' : 'exact',
			evidence: [witness(`line ${first.line} of ${file}`)],
		},
	];
}
