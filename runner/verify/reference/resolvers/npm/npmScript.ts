import { isLiteral } from '../../command/options.ts';
import { resolved, unknown, witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { readScriptCall } from './calls.ts';
import type { ScriptCall } from './calls.ts';
import { allPackages, mayBringBinary, packageAbove, packageAt } from './packages.ts';
import type { Package } from './packages.ts';

const ruleId = 'reference/npm-script';

/** Scripts that a package manager is asked to run, in the package.json that applies there. */
export const npmScript: Resolver = (scene, words) => {
	const call = readScriptCall(words);
	if (call === undefined || call.optional) return [];
	if (!isLiteral(call.script)) return [unknown(ruleId, call.script.text, 'the script is named only when it runs')];
	if (/[./\\]/.test(call.script.text) && call.manager === 'bun') return [];
	if (call.packages.length > 0)
		return call.packages.flatMap((name) => inNamedPackage(call, name.text, name.known && !name.placeholder, scene));
	return [inPackages(call, applicablePackages(call, scene), scene)];
};

/** The packages in which the call may run: the nearest package.json above each directory it may start in. */
function applicablePackages(call: ScriptCall, scene: Scene): Package[] {
	const directory = call.directory;
	if (call.everywhere) return allPackages(scene.repository);
	if (directory !== undefined && !isLiteral(directory)) return [];
	const places = scene.bases.map((base) => (directory === undefined ? base : joinPath(base, directory.text)));
	const found = places
		.filter((place) => !leavesWorkspace(place))
		.flatMap(
			(place) =>
				(directory === undefined ? packageAbove(place, scene.repository) : packageAt(place, scene.repository)) ?? [],
		);
	return [...new Set(found)];
}

function inPackages(call: ScriptCall, packages: readonly Package[], scene: Scene): Finding {
	const name = call.script.text;
	const owner = packages.find(({ manifest }) => Object.hasOwn(manifest.scripts, name));
	if (owner !== undefined)
		return resolved(
			ruleId,
			name,
			`scripts.${name} in ${owner.file}`,
			!call.alias && !/^(?:dev|build|test|start|lint)$/.test(name),
		);
	const [first] = packages;
	if (first === undefined) return withoutManifest(call, scene);
	if (call.alias && name === 'start' && scene.repository.tree.kind(joinPath(first.directory, 'server.js')) === 'file')
		return resolved(ruleId, name, 'server.js', false);
	if (call.alias && name === 'restart') return unknown(ruleId, name, 'npm restarts with stop and start');
	if (!takesScriptsOnly(call) && packages.some((one) => mayBringBinary(name, one, scene.repository)))
		return unknown(ruleId, name, 'a dependency may bring a program of this name');
	if (describesScript(name, scene)) return unknown(ruleId, name, 'a step of the document adds the script');
	return missing(call, packages, first, scene);
}

/** `pnpm a:b` can only be a script: no program bears a colon in its name. */
function takesScriptsOnly({ scriptsOnly, script }: ScriptCall): boolean {
	return scriptsOnly || script.text.includes(':');
}

/** A fence of the document shows the script as an entry of a package.json. */
function describesScript(name: string, scene: Scene): boolean {
	return scene.document.source.includes(`"${name}":`);
}

function missing(call: ScriptCall, packages: readonly Package[], first: Package, scene: Scene): Finding {
	const name = call.script.text;
	const near = nearestName(
		name,
		packages.flatMap(({ manifest }) => Object.keys(manifest.scripts)),
	);
	const elsewhere = allPackages(scene.repository).filter(({ manifest }) => Object.hasOwn(manifest.scripts, name));
	const spokenOf = elsewhere.filter((one) => isSpokenOf(one, scene));
	const scriptsOnly = takesScriptsOnly(call);
	const removed = packages
		.map(({ file }) => ({ file, commit: scene.repository.history.lastChange(`"${name}":`, file) }))
		.find(({ commit }) => commit !== undefined);
	const past =
		removed?.commit === undefined
			? []
			: [
					witness(
						`"${name}" last changed in ${removed.file} in ${removed.commit.hash} (${removed.commit.date})`,
						'git',
					),
				];
	const only = elsewhere
		.slice(0, 3)
		.map(({ file }) => file)
		.join(', ');
	const hint = near === undefined ? (only === '' ? undefined : `It is defined in ${only}.`) : `Did you mean ${near}?`;
	const chosen = scriptsOnly && (call.directory !== undefined || call.packages.length > 0);
	const exact = spokenOf.length === 0 && (past.length > 0 || near !== undefined);
	return {
		status: 'missing',
		ruleId,
		name,
		span: call.script.span,
		message: `${first.file} has no script ${name}`,
		...(hint === undefined ? {} : { hint }),
		strength: exact ? 'exact' : chosen || (scriptsOnly && spokenOf.length === 0) || past.length > 0 ? 'likely' : 'weak',
		evidence: [
			witness(
				`scripts of ${packages
					.map(({ file }) => file)
					.slice(0, 3)
					.join(', ')}: ${Object.keys(first.manifest.scripts).slice(0, 30).join(', ') || 'none'}`,
			),
			...past,
		],
	};
}

/** A workspace without any package.json has no scripts; yet a document may speak of the reader's own project. */
function withoutManifest(call: ScriptCall, { repository, document, followed }: Scene): Finding {
	const name = call.script.text;
	const speaksOfOthers = /package\.json|(?:npm|pnpm|yarn|bun) (?:init|create)|npx create|degit/i.test(document.source);
	if (!call.scriptsOnly || followed || speaksOfOthers || repository.listing().byName.has('package.json'))
		return unknown(ruleId, name, 'no package.json applies there');
	return {
		status: 'missing',
		ruleId,
		name,
		span: call.script.span,
		message: `there is no package.json in the workspace, so no script ${name}`,
		strength: 'likely',
		evidence: [witness('no file of the workspace is called package.json')],
	};
}

/** The document names the package, or the directory in which it lies: the reader may be meant to be there. */
function isSpokenOf({ directory, manifest }: Package, { document }: Scene): boolean {
	const names = [directory.slice(directory.lastIndexOf('/') + 1), manifest.name ?? ''];
	const text = `${document.path}\n${document.source}`.toLowerCase();
	return directory === '' || names.some((name) => name !== '' && text.includes(name.toLowerCase()));
}

/** `-w name`, `--filter name`, `yarn workspace name`: by name, by the part after the scope, or by directory. */
function inNamedPackage(call: ScriptCall, pattern: string, known: boolean, scene: Scene): Finding[] {
	const name = call.script.text;
	if (!known || /[*!^[\]{}]|\.{3}/.test(pattern)) return [unknown(ruleId, name, 'the package is chosen by a pattern')];
	const packages = allPackages(scene.repository);
	const chosen = packages.filter(
		({ directory, manifest }) =>
			manifest.name === pattern ||
			manifest.name?.endsWith(`/${pattern}`) === true ||
			scene.bases.some((base) => joinPath(base, pattern) === directory),
	);
	if (chosen.length > 0) return [inPackages(call, chosen, scene)];
	const root = packageAt('', scene.repository);
	if (root === undefined || packages.length === 0) return [unknown(ruleId, name, 'no package.json applies there')];
	const near = nearestName(
		pattern,
		packages.flatMap(({ manifest }) => manifest.name ?? []),
	);
	return [
		{
			status: 'missing',
			ruleId,
			name,
			span: call.packages[0]?.span ?? call.script.span,
			message: `no package of this workspace is named ${pattern}, so ${name} can't run there`,
			...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
			strength: near === undefined ? 'likely' : 'exact',
			evidence: [
				witness(
					`packages: ${packages
						.flatMap(({ manifest }) => manifest.name ?? [])
						.slice(0, 30)
						.join(', ')}`,
				),
			],
		},
	];
}
