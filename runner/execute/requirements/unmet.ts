import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Requirements } from '../../../plugins/remark-runbook/language.ts';
import { whyConfigUnfit } from './config.ts';
import { isPortOpen } from './ports.ts';
import { checkTool } from './tools.ts';

interface Surroundings {
	workspace: string;
	env: Readonly<Record<string, string | undefined>>;
}

/** Every requirement that does not hold, one sentence each, in the order of the document. */
export async function unmetRequirements(requirements: Requirements, around: Surroundings): Promise<string[]> {
	const { tools, env, files, ports, config } = requirements;
	const answers = await Promise.all([
		...Object.entries(tools).map(([name, range]) => checkTool(name, range, around.env).then(({ reason }) => reason)),
		...env.map((name) => Promise.resolve(around.env[name] ? undefined : `the environment has no ${name}`)),
		...files.map((file) => whyFileMissing(file, around.workspace)),
		...(ports.free ?? []).map(async (port) => ((await isPortOpen(port)) ? `port ${port} is in use` : undefined)),
		...(ports.open ?? []).map(async (port) =>
			(await isPortOpen(port)) ? undefined : `nothing listens on port ${port}`,
		),
		...config.map((requirement) => whyConfigUnfit(requirement, around.workspace)),
	]);
	return answers.filter((answer) => answer !== undefined);
}

async function whyFileMissing(file: string, workspace: string): Promise<string | undefined> {
	try {
		await access(path.resolve(workspace, file));
		return undefined;
	} catch {
		return `${file} does not exist in ${workspace}`;
	}
}
