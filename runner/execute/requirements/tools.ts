import { execa } from 'execa';
import semver from 'semver';

/** Ways in which tools tell their version, in the order of their frequency. */
const versionArguments = [['--version'], ['version'], ['-V']];

/** What a look at a tool came to: why it does not meet its version range, and its version where it was asked. */
export interface ToolCheck {
	reason?: string;
	version?: string;
}

/** Looks whether a tool is there and its version in the range; `*` asks for no version. */
export async function checkTool(
	name: string,
	range: string,
	env: Readonly<Record<string, string | undefined>>,
): Promise<ToolCheck> {
	if (!(await isOnPath(name, env))) return { reason: `${name} is not on the PATH` };
	if (range === '*') return {};
	if (!semver.validRange(range)) return { reason: `${JSON.stringify(range)} is no version range, such as ">=2.30"` };
	const version = await installedVersion(name, env);
	if (!version) return { reason: `${name} is there, but does not tell its version` };
	const fits = semver.satisfies(version, range, { loose: true, includePrerelease: true });
	return fits ? { version } : { version, reason: `${name} is ${version}, expected ${range}` };
}

/** The first version number that the tool prints, as `major.minor.patch`. */
async function installedVersion(
	name: string,
	env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
	for (const args of versionArguments) {
		const result = await execa(name, args, {
			env: definedOnly(env),
			extendEnv: false,
			reject: false,
			timeout: 30_000,
			stdin: 'ignore',
			all: true,
		});
		const version = semver.coerce(/\d+(\.\d+)+/.exec(result.all ?? '')?.[0]);
		if (!result.failed && version) return version.version;
	}
	return undefined;
}

async function isOnPath(name: string, env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
	const script = 'command -v -- "$1" >/dev/null';
	const { exitCode } = await execa('sh', ['-c', script, 'sh', name], {
		env: definedOnly(env),
		extendEnv: false,
		reject: false,
	});
	return exitCode === 0;
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
	return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
