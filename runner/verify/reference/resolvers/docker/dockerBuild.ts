import { isLiteral, optionSet, optionValues, splitArguments } from '../../command/options.ts';
import { resolved, unknown, witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import { joinPath } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { isRepositoryPath, resolvePath } from '../paths.ts';
import { readDockerfile } from './dockerfile.ts';
import { findArgument, findContents } from './dockerContents.ts';
import type { ShellWord } from '../../../../shell/command.ts';

const takesValue = optionSet(
	'-f --file -t --tag --target --build-arg --platform --label --cache-from --cache-to --network --progress --secret --ssh -o --output --builder --build-context --iidfile --metadata-file --add-host --allow --annotation --attest --provenance --sbom --shm-size --ulimit -m --memory --cpuset-cpus --isolation --pull-policy --format --call --check -c',
);

/** Context, Dockerfile and stage of `docker build` and `docker buildx build`. */
export const dockerBuild: Resolver = (scene, words) => {
	const rest = buildWords(words);
	if (rest === undefined) return [];
	const args = splitArguments(rest, takesValue);
	const [file] = optionValues(args, '-f', '--file');
	const [target] = optionValues(args, '--target');
	const context = args.operands[0];
	const dockerfile =
		file === undefined
			? undefined
			: resolvePath(file, { ruleId: 'reference/dockerfile', needed: true, kind: 'file', noun: 'Dockerfile' }, scene);
	const files = stageFiles(file, context, scene);
	const local = context !== undefined && isRepositoryPath(context.text);
	return [
		...(dockerfile === undefined ? [] : [dockerfile]),
		...(local
			? [
					resolvePath(
						context,
						{ ruleId: 'reference/directory', needed: true, kind: 'directory', noun: 'build context' },
						scene,
					),
				]
			: []),
		...(target === undefined ? [] : [findStage(target, files, scene)]),
		...(context !== undefined && isLiteral(context) && (local || context.text === '.')
			? findContents(context, { file: files[0], start: startOf(file, context, scene) }, scene)
			: []),
		...optionValues(args, '--build-arg').flatMap((word) => findArgument(word, files, scene)),
	];
};

function buildWords(words: readonly ShellWord[]): readonly ShellWord[] | undefined {
	const names = words.slice(0, 4).map(({ text }) => text);
	if (!/^(?:docker|podman|nerdctl)$/.test(names[0] ?? '')) return undefined;
	const at = names.indexOf('build');
	return at === 1 || (at === 2 && /^(?:buildx|image|builder)$/.test(names[1] ?? '')) ? words.slice(at + 1) : undefined;
}

function stageFiles(file: ShellWord | undefined, context: ShellWord | undefined, scene: Scene): string[] {
	const places = scene.bases.map((base) =>
		file === undefined ? joinPath(base, `${context?.text ?? '.'}/Dockerfile`) : joinPath(base, file.text),
	);
	return places.filter((place) => scene.repository.tree.kind(place) === 'file');
}

/** A stage by its name, which counts in any case, or by its number. */
function findStage(word: ShellWord, files: readonly string[], scene: Scene): Finding {
	const ruleId = 'reference/docker-stage';
	const [file] = files;
	const text = file === undefined ? undefined : scene.repository.tree.read(file);
	if (!isLiteral(word) || text === undefined || /^\d+$/.test(word.text))
		return unknown(ruleId, word.text, 'the Dockerfile is not known');
	const { stages, open } = readDockerfile(text);
	if (stages.some((stage) => stage.toLowerCase() === word.text.toLowerCase()))
		return resolved(ruleId, word.text, `stage in ${file}`);
	if (open) return unknown(ruleId, word.text, 'stage names come from build arguments');
	const near = nearestName(word.text, stages);
	return {
		status: 'missing',
		ruleId,
		name: word.text,
		span: word.span,
		message: `${file} has no stage ${word.text}`,
		...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
		strength: 'exact',
		evidence: [witness(`stages of ${file}: ${stages.join(', ') || 'none'}`)],
	};
}

/** Where the command has to run for its Dockerfile to be found. */
function startOf(file: ShellWord | undefined, context: ShellWord, scene: Scene): string {
	return scene.bases.find((base) => stageFiles(file, context, { ...scene, bases: [base] }).length > 0) ?? '';
}
