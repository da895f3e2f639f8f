import type { ShellWord } from '../../../../shell/command.ts';
import type { Finding } from '../../finding.ts';
import { joinPath } from '../../repository/tree.ts';
import type { Scene } from '../../scene.ts';
import { fileOperands } from '../files/fileOperands.ts';
import { readScriptCall } from '../npm/calls.ts';
import { npmScript } from '../npm/npmScript.ts';
import { allPackages } from '../npm/packages.ts';
import type { ComposeProject } from './composeFile.ts';

/** What `compose run SERVICE COMMAND` names inside of the service: its image is built from, or mounts, these directories. */
export function serviceCommand(service: ShellWord, project: ComposeProject, scene: Scene): Finding[] {
	const { command } = scene;
	const inner = command.wrapped === undefined ? [] : command.words.slice(command.wrapped);
	const sources = project.sources.get(service.text) ?? [];
	const places = sources.filter((place) => scene.repository.tree.kind(place) === 'directory');
	if (inner.length === 0 || places.length === 0) return [];
	const inside: Scene = { ...scene, bases: places, starts: places, followed: false };
	return readScriptCall(inner) === undefined
		? fileOperands(inside, inner).flatMap((finding) => ofFile(finding))
		: npmScript(inside, inner).map((finding) => ofScript(finding, places, scene));
}

/** An image holds files of its own: only a second witness counts. */
function ofFile(finding: Finding): Finding[] {
	return finding.status === 'missing' && finding.strength !== 'exact' ? [] : [finding];
}

/** A package that is not at the root of the context may be the one in the image. */
function ofScript(finding: Finding, places: readonly string[], { repository }: Scene): Finding {
	if (finding.status !== 'missing') return finding;
	const others = allPackages(repository).filter(
		({ directory, manifest }) =>
			Object.hasOwn(manifest.scripts, finding.name) && places.some((place) => isBelow(directory, place)),
	);
	if (others.length > 0) return { ...finding, strength: 'weak' };
	return finding.strength === 'weak' ? { ...finding, strength: 'likely' } : finding;
}

function isBelow(directory: string, place: string): boolean {
	return place === '' || joinPath(directory, '.').startsWith(`${place}/`);
}
