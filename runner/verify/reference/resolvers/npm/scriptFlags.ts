import type { ShellWord } from '../../../../shell/command.ts';
import { optionSet } from '../../command/options.ts';
import { witness } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { readScriptCall } from './calls.ts';
import { packageAbove } from './packages.ts';

const ruleId = 'reference/script-flag';
/** Options that mean something to `npm run` itself; npm takes every other one as well, and no script sees it. */
const ofNpm = optionSet(
	'all audit auth-type before ca cache cafile cidr color desc engine-strict fetch-retries fetch-timeout foreground-scripts fund ' +
		'global globalconfig heading help https-proxy if-present ignore-scripts include include-workspace-root legacy-peer-deps ' +
		'loglevel logs-dir logs-max long maxsockets node-options noproxy offline omit only optional prefer-offline prefer-online prefix ' +
		'production progress proxy quiet registry script-shell scripts-prepend-node-path shell silent strict-peer-deps strict-ssl ' +
		'timing unicode unsafe-perm update-notifier usage user-agent userconfig verbose workspace workspaces workspaces-update yes',
);

/** `npm run x --flag`: without `--` before it, npm takes the flag and the script never sees it. */
export const scriptFlags: Resolver = (scene, words) => {
	const call = readScriptCall(words);
	if (call?.manager !== 'npm' || call.packages.length > 0 || call.directory !== undefined || call.optional) return [];
	const script = scriptText(call.script.text, scene);
	if (script === undefined) return [];
	const at = words.findIndex(({ span }) => span.start === call.script.span.start);
	const dashes = words.findIndex(({ text }) => text === '--');
	const given = words.slice(at + 1, dashes === -1 ? undefined : dashes);
	const swallowed = given.filter((word) => isSwallowed(word, script, scene));
	const [first] = swallowed;
	return first === undefined
		? []
		: [finding(first, call.script.text, dashes === -1 && swallowed.length === given.length)];
};

function scriptText(name: string, { bases, repository }: Scene): string | undefined {
	const scripts = bases.map((base) => packageAbove(base, repository)?.manifest.scripts[name]);
	return scripts.find((text): text is string => typeof text === 'string');
}

function isSwallowed({ text, known, placeholder }: ShellWord, script: string, { repository }: Scene): boolean {
	const name = /^--(?:no-)?([a-z][\w-]*)/i.exec(text)?.[1];
	if (name === undefined || !known || placeholder || ofNpm(name)) return false;
	const variable = `npm_config_${name.replaceAll('-', '_')}`;
	return !script.includes(variable) && !repository.isInSources(variable);
}

function finding(flag: ShellWord, script: string, certain: boolean): Finding {
	const name = flag.text.replace(/=.*$/, '');
	return {
		status: 'missing',
		ruleId,
		name: flag.text,
		span: flag.span,
		message: `npm takes ${name} itself: the script ${script} never sees it`,
		hint: `Write \`-- ${flag.source}\`: what stands behind \`--\` is the script's.`,
		...(certain ? { fix: `-- ${flag.source}` } : {}),
		strength: 'exact',
		mild: true,
		evidence: [witness(`${name} is no option that npm run uses, and nothing reads npm_config_${name.slice(2)}`, 'npm')],
	};
}
