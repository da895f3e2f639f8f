import { optionSet, optionValues, splitArguments } from '../command/options.ts';
import type { Resolver } from '../scene.ts';
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
			.map((word) => resolvePath(word, { ruleId: 'reference/manifest', needed: true, noun: 'the manifest' }, scene)),
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
