import { execa } from 'execa';
import semver from 'semver';

/** Ways in which tools tell their version, in the order of their frequency. */
const versionArguments = [['--version'], ['version'], ['-V']];

/** Why a tool does not meet its version range, or undefined where it does. */
export async function whyToolUnfit(
	name: string,
	range: string,
	env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
	if (!(await isOnPath(name, env))) return `${name} is not on the PATH`;
	if (range === '*') return undefined;
	if (!semver.validRange(range)) return `${JSON.stringify(range)} is no version range, such as ">=2.30"`;
	const version = await installedVersion(name, env);
	if (!version) return `${name} is there, but does not tell its version`;
	return semver.satisfies(version, range, { loose: true, includePrerelease: true })
		? undefined
		: `${name} is ${version}, expected ${range}`;
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
			timeout: 10_000,
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
