import type { ShellWord } from '../../../../shell/command.ts';
import { isLiteral, optionSet, optionValues, splitArguments } from '../../command/options.ts';
import type { Arguments } from '../../command/options.ts';
import { resolved, unknown, witness } from '../../finding.ts';
import type { Finding, RuleId } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { resolvePath } from '../paths.ts';
import { showsService } from '../shownRules.ts';
import { serviceCommand } from './serviceCommand.ts';
import { defaultFiles, findComposeFiles, readComposeProject } from './composeFile.ts';
import type { ComposeProject } from './composeFile.ts';

const globals = optionSet(
	'-f --file -p --project-name --profile --env-file --project-directory --parallel --progress --ansi -c --context -H --host --log-level --tlscacert --tlscert --tlskey',
);
/** For each subcommand the options with a value, and how many operands are services. */
const subcommands: Readonly<Record<string, { values: string; services: 'all' | 'first' | 'sized' }>> = {
	attach: { values: '--index --detach-keys', services: 'first' },
	build: { values: '--build-arg -m --memory --progress --ssh --builder', services: 'all' },
	create: { values: '--pull --scale', services: 'all' },
	down: { values: '-t --timeout --rmi', services: 'all' },
	events: { values: '--since --until', services: 'all' },
	exec: { values: '-e --env -u --user -w --workdir --index', services: 'first' },
	images: { values: '--format', services: 'all' },
	kill: { values: '-s --signal', services: 'all' },
	logs: { values: '--tail -n --since --until --index', services: 'all' },
	pause: { values: '', services: 'all' },
	port: { values: '--protocol --index', services: 'first' },
	ps: { values: '--filter --format --status', services: 'all' },
	pull: { values: '--policy', services: 'all' },
	push: { values: '', services: 'all' },
	restart: { values: '-t --timeout', services: 'all' },
	rm: { values: '', services: 'all' },
	run: {
		values:
			'-e --env --env-from-file -u --user -w --workdir --name -p --publish -v --volume -l --label --entrypoint --cap-add --cap-drop --pull',
		services: 'first',
	},
	scale: { values: '-t --timeout', services: 'sized' },
	start: { values: '--wait-timeout', services: 'all' },
	stats: { values: '--format', services: 'all' },
	stop: { values: '-t --timeout', services: 'all' },
	top: { values: '', services: 'all' },
	unpause: { values: '', services: 'all' },
	up: {
		values: '--scale -t --timeout --exit-code-from --attach --no-attach --pull --wait-timeout --menu',
		services: 'all',
	},
	wait: { values: '', services: 'all' },
	watch: { values: '', services: 'all' },
};

/** Files, profiles and services that a compose command names; v1 and v2 spell them alike. */
export const composeCommand: Resolver = (scene, words) => {
	const rest = composeWords(words);
	if (rest === undefined) return [];
	const global = splitArguments(rest, globals, true);
	const [subcommand, ...tail] = global.operands;
	const spec =
		subcommand !== undefined && Object.hasOwn(subcommands, subcommand.text) ? subcommands[subcommand.text] : undefined;
	const local = splitArguments(tail, optionSet(spec?.values ?? ''), spec?.services === 'first');
	const files = [
		...optionValues(global, '-f', '--file'),
		...(subcommand?.text === 'config' ? optionValues(splitArguments(tail, globals), '-f', '--file') : []),
	].filter(({ text }) => text !== '-');
	const found = files.map((word) =>
		resolvePath(word, { ruleId: 'reference/compose-file', needed: true, kind: 'file', noun: 'compose file' }, scene),
	);
	const project = projectOf(global, files, scene);
	const named =
		spec === undefined || project === undefined
			? []
			: serviceWords(local, spec.services).map((word) => findService(word, project, scene));
	const inner =
		project === undefined || !/^(?:run|exec)$/.test(subcommand?.text ?? '')
			? []
			: local.operands.slice(0, 1).flatMap((service) => serviceCommand(service, project, scene));
	const profiles =
		project === undefined ? [] : optionValues(global, '--profile').map((word) => findProfile(word, project));
	const gone =
		spec !== undefined && subcommand !== undefined && project === undefined && global.options.length === 0
			? deletedDefault(subcommand, scene)
			: [];
	return [...found, ...named, ...inner, ...profiles, ...gone];
};

function composeWords(words: readonly ShellWord[]): readonly ShellWord[] | undefined {
	const name = words[0]?.text ?? '';
	if (/^(?:docker-compose|podman-compose)$/.test(name)) return words.slice(1);
	return /^(?:docker|podman|nerdctl)$/.test(name) && words[1]?.text === 'compose' ? words.slice(2) : undefined;
}

/** A command that names no file, where the one that it would take was deleted. */
function deletedDefault(subcommand: ShellWord, { bases, repository, created, command }: Scene): Finding[] {
	const inside = bases.filter((base) => !leavesWorkspace(base));
	const places = inside.flatMap((base) => defaultFiles.map((name) => joinPath(base, name)));
	const gone = places.find((place) => repository.history.deletion(place) !== undefined);
	const commit = gone === undefined ? undefined : repository.history.deletion(gone);
	const made = defaultFiles.some((name) => created.covers(name));
	if (gone === undefined || commit === undefined || made || inside.length < bases.length) return [];
	const left = places.some((place) => repository.tree.kind(place) !== undefined);
	if (left || command.assignments.some(({ name }) => name === 'COMPOSE_FILE')) return [];
	return [
		{
			status: 'missing',
			ruleId: 'reference/compose-file',
			name: gone,
			span: subcommand.span,
			needed: true,
			message: `no compose file is there: ${gone} was deleted`,
			strength: 'exact',
			evidence: [witness(`${gone} was deleted in ${commit.hash} (${commit.date})`, 'git')],
		},
	];
}

/** The project of the named or the default files; undefined where one is missing or unclear. */
function projectOf(global: Arguments, files: readonly ShellWord[], scene: Scene): ComposeProject | undefined {
	const [directory] = optionValues(global, '--project-directory');
	if ([...files, ...(directory === undefined ? [] : [directory])].some((word) => !isLiteral(word))) return undefined;
	for (const base of scene.bases) {
		const place = directory === undefined ? base : joinPath(base, directory.text);
		if (leavesWorkspace(place)) continue;
		const paths =
			files.length > 0 ? files.map(({ text }) => joinPath(base, text)) : findComposeFiles(place, scene.repository);
		if (paths.length > 0 && paths.every((file) => scene.repository.tree.kind(file) === 'file'))
			return readComposeProject(paths, scene.repository);
	}
	return undefined;
}

function serviceWords(args: Arguments, services: 'all' | 'first' | 'sized'): ShellWord[] {
	if (services === 'first') return args.operands.slice(0, 1);
	const scaled = optionValues(args, '--scale').map((word) => ({ ...word, text: word.text.replace(/=.*$/, '') }));
	const operands =
		services === 'sized'
			? args.operands.map((word) => ({ ...word, text: word.text.replace(/=.*$/, '') }))
			: args.operands;
	return [...operands, ...optionValues(args, '--exit-code-from', '--attach', '--no-attach'), ...scaled];
}

function findService(word: ShellWord, project: ComposeProject, scene: Scene): Finding {
	const rule = 'reference/compose-service';
	if (!isLiteral(word)) return unknown(rule, word.text, 'the service is named only when it runs');
	if (!project.services.has(word.text) && showsService(word.text, scene.document))
		return unknown(rule, word.text, 'a compose file that the document shows has it');
	return findIn(word, project.services, project, {
		rule,
		noun: 'service',
		others: () => otherServices(word.text, scene),
	});
}

function findProfile(word: ShellWord, project: ComposeProject): Finding {
	const rule = 'reference/compose-profile';
	if (!isLiteral(word) || word.text === '*') return unknown(rule, word.text, 'the profile is named only when it runs');
	return findIn(word, project.profiles, project, { rule, noun: 'profile', others: () => [] });
}

interface Expected {
	rule: RuleId;
	noun: string;
	/** Files elsewhere that define it. */
	others(): string[];
}

function findIn(
	word: ShellWord,
	known: ReadonlySet<string>,
	project: ComposeProject,
	{ rule, noun, others }: Expected,
): Finding {
	const files = project.files.join(', ');
	if (known.has(word.text)) return resolved(rule, word.text, `${noun} in ${files}`);
	if (project.open) return unknown(rule, word.text, `${files} includes files that are not here`);
	const near = nearestName(word.text, known);
	const [elsewhere] = others();
	const hint =
		near === undefined
			? elsewhere === undefined
				? undefined
				: `It is defined in ${elsewhere}.`
			: `Did you mean ${near}?`;
	return {
		status: 'missing',
		ruleId: rule,
		name: word.text,
		span: word.span,
		message: `${files} has no ${noun} ${word.text}`,
		...(hint === undefined ? {} : { hint }),
		strength: elsewhere === undefined ? 'exact' : 'weak',
		evidence: [witness(`${noun}s of ${files}: ${[...known].slice(0, 40).join(', ') || 'none'}`)],
	};
}

function otherServices(name: string, scene: Scene): string[] {
	const files = [...scene.repository.listing().files].filter((file) =>
		/(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/.test(file),
	);
	return files.slice(0, 50).filter((file) => readComposeProject([file], scene.repository).services.has(name));
}
