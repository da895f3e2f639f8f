import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { quoteWord } from '../../confinement/quoteWord.ts';
import type { ProbeResult } from './run.ts';
import type { SandboxPlace } from './sandboxPool.ts';

type Ask = (place: SandboxPlace, searchPath: string) => Promise<ProbeResult>;

/** Asks once more in another place where a program's answer speaks of the place it was asked in, and of nothing else. */
export async function withSecondTries(place: SandboxPlace, searchPath: string, ask: Ask): Promise<ProbeResult> {
	const alone: Ask = (where, path) => alsoAsOrdinary((ordinaryUser) => ask({ ...where, ...ordinaryUser }, path));
	const withFolder: Ask = (where, path) => withFolderOfItsOwn(where, (own) => alone(own, path));
	const answer = await withFolder(place, searchPath);
	if (!changesUser(answer)) return answer;
	return withFolder(
		{ ...place, setup: [place.setup, standIn].filter(Boolean).join('\n') },
		`${standInFolder}:${searchPath}`,
	);
}

/** Some programs tell root nothing but that it should not be root. */
async function alsoAsOrdinary(ask: (user: { ordinaryUser?: boolean }) => Promise<ProbeResult>): Promise<ProbeResult> {
	const answer = await ask({});
	if (process.getuid?.() !== 0 || !speaksOfRoot(answer)) return answer;
	const second = await ask({ ordinaryUser: true });
	return speaksOfRoot(second) ? answer : second;
}

function speaksOfRoot({ exitCode, stdout, stderr }: ProbeResult): boolean {
	return exitCode !== 0 && /(?:\b(?:as|be|by) (?:the )?|["'`])root\b|super ?user/i.test(stdout + stderr);
}

const below = String.raw`(\/var\/[\w.+-]+(?:\/[\w.+-]+)+)`;
const refusal = '(?:read-only file system|permission denied)';
const unwritable = new RegExp(String.raw`${refusal}\b.{0,40}?${below}|${below}['"\`]?: ${refusal}`, 'i');

/** Some programs tell nothing before they have opened a log or a cache below /var: they get an empty folder there. */
async function withFolderOfItsOwn(
	place: SandboxPlace,
	ask: (place: SandboxPlace) => Promise<ProbeResult>,
): Promise<ProbeResult> {
	const answer = await ask(place);
	const found = answer.exitCode === 0 ? undefined : unwritable.exec(answer.stderr);
	const file = found?.[1] ?? found?.[2];
	const folder = file === undefined ? undefined : dirname(file);
	if (folder === undefined || folder === '/var' || !existsSync(folder)) return answer;
	return ask({ ...place, hidden: [...(place.hidden ?? []), folder] });
}

/** Nobody can become somebody else in a sandbox: scripts that start a program for its own user fail there. */
function changesUser({ exitCode, stderr }: ProbeResult): boolean {
	return exitCode !== 0 && /^(?:su|runuser): .*(?:set groups|not permitted)/im.test(stderr);
}

const standInFolder = '/tmp/home/.stand-in';

/** Takes the place of `su USER [-s SHELL] -c COMMAND`, and runs the command as whoever asks. */
const script = `#!/bin/sh
command=
while [ $# -gt 0 ]; do
	case $1 in
	-c | --command) command=$2; shift ;;
	-s | --shell | -g | --group) shift ;;
	esac
	shift
done
exec /bin/sh -c "$command"
`;
const standIn = ['su', 'runuser']
	.map((name) => `${standInFolder}/${name}`)
	.reduce(
		(text, file) => `${text}; printf %s ${quoteWord(script)} > ${file}; chmod 755 ${file}`,
		`mkdir -p ${standInFolder}`,
	);
