import type { ShellWord } from '../../../shell/command.ts';
import type { Finding } from '../finding.ts';
import type { Resolver, Scene } from '../scene.ts';
import { launchedWords } from './launchers.ts';
import { composeCommand } from '../resolvers/compose/composeCommand.ts';
import { dockerBuild } from '../resolvers/docker/dockerBuild.ts';
import {
	calledScript,
	changedDirectory,
	fileOperands,
	plainPaths,
	redirectSources,
	targetDirectory,
} from '../resolvers/files/fileOperands.ts';
import { commandVariables } from '../resolvers/environment/commandVariables.ts';
import { optionPaths } from '../resolvers/files/optionPaths.ts';
import { deployedFiles } from '../resolvers/deploy/deployedFiles.ts';
import { justRecipe } from '../resolvers/just/justRecipe.ts';
import { kubernetesManifest } from '../resolvers/kubernetes.ts';
import { kubernetesObjects } from '../resolvers/kubernetesObjects.ts';
import { makeTarget } from '../resolvers/make/makeTarget.ts';
import { makeVariables } from '../resolvers/make/makeVariables.ts';
import { npmScript } from '../resolvers/npm/npmScript.ts';
import { scriptFlags } from '../resolvers/npm/scriptFlags.ts';
import { curlRequest } from '../resolvers/openapi/curlRequest.ts';
import { localPort } from '../resolvers/ports/localPort.ts';
import { pythonModule } from '../resolvers/pythonModule.ts';
import { cargoAlias, cargoTarget } from '../resolvers/tasks/cargo.ts';
import { composerScript } from '../resolvers/tasks/composer.ts';
import { goPackage } from '../resolvers/tasks/go.ts';
import { dependencyGroup, noxSession, toxEnvironment } from '../resolvers/tasks/python.ts';
import { denoTask, turboTask } from '../resolvers/tasks/jsonTasks.ts';
import { javaBuild } from '../resolvers/tasks/maven.ts';
import { ownCommand } from '../resolvers/tasks/ownCommands.ts';
import { rakeTask } from '../resolvers/tasks/rake.ts';
import { taskfileTask } from '../resolvers/tasks/taskfile.ts';
import { workflowCommand } from '../resolvers/workflow/workflowCommand.ts';

const resolvers: readonly Resolver[] = [
	npmScript,
	scriptFlags,
	makeTarget,
	makeVariables,
	justRecipe,
	composeCommand,
	dockerBuild,
	workflowCommand,
	kubernetesManifest,
	kubernetesObjects,
	deployedFiles,
	commandVariables,
	curlRequest,
	localPort,
	pythonModule,
	taskfileTask,
	toxEnvironment,
	noxSession,
	dependencyGroup,
	cargoTarget,
	cargoAlias,
	composerScript,
	rakeTask,
	javaBuild,
	ownCommand,
	denoTask,
	turboTask,
	goPackage,
	calledScript,
	changedDirectory,
	fileOperands,
	targetDirectory,
	redirectSources,
	plainPaths,
	optionPaths,
];

/** What a program that a package manager starts may name. */
const ofLaunched: readonly Resolver[] = [turboTask, fileOperands, plainPaths, optionPaths];

/** `npx ts-node check.ts`: a file with no directory before it may be the reader's own. */
function isTold(finding: Finding): boolean {
	return finding.ruleId !== 'reference/file' || finding.name.includes('/') || !isLikely(finding);
}

function isLikely(finding: Finding): boolean {
	return finding.status === 'missing' && finding.strength !== 'exact';
}

/** Everything that one command names in the repository; one finding a word. */
export function resolveCommand(scene: Scene): Finding[] {
	const words = programWords(ownWords(scene.command.words, scene.command.wrapped));
	const launched = launchedWords(words);
	const findings = [
		...resolvers.flatMap((resolver) => resolver(scene, words)),
		...(launched === undefined ? [] : ofLaunched.flatMap((resolver) => resolver(scene, launched)).filter(isTold)),
	];
	const seen = new Set<string>();
	return findings.filter((finding) => {
		const key =
			finding.status === 'missing' ? `${finding.span.start}:${finding.span.end}` : `${finding.ruleId}:${finding.name}`;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

/** Tools that are started as `python -m tool` as well as by their name. */
const pythonTools =
	/^(?:pytest|pip|mypy|black|flake8|pylint|isort|ruff|uvicorn|gunicorn|alembic|locust|streamlit|flask)$/;

/** `python -m pytest tests/` is `pytest tests/`. */
function programWords(words: readonly ShellWord[]): readonly ShellWord[] {
	const isTool =
		/^python[\d.]*$/.test(words[0]?.text ?? '') && words[1]?.text === '-m' && pythonTools.test(words[2]?.text ?? '');
	return isTool ? words.slice(2) : words;
}

/** A wrapper's own words: what it starts is a command of its own. */
function ownWords(words: readonly ShellWord[], wrapped: number | undefined): readonly ShellWord[] {
	return wrapped === undefined ? words : words.slice(0, wrapped);
}
