import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProbeOptions } from '../../probe/prober.ts';
import type { Tool } from '../adapter.ts';

/** Where Docker's command line looks for its plugins, best first; the one in the home directory is hidden from probes. */
const pluginDirectories = ['/usr/local/lib', '/usr/local/libexec', '/usr/lib', '/usr/libexec'].map((parent) =>
	join(parent, 'docker/cli-plugins'),
);

/** Commands of its own that Docker hands to the plugin `buildx`, where there is one. */
const handedOn = /^build/;

function pluginFile(name: string): string | undefined {
	if (!/^[a-z][a-z0-9]*$/.test(name)) return undefined;
	return pluginDirectories.map((directory) => join(directory, `docker-${name}`)).find(isExecutable);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * Docker starts each of its plugins for every question, to learn their names. A plugin's own command is put to the plugin
 * as Docker would, and the other commands are asked where no plugin is seen; what Docker itself lists is asked as it is.
 */
export function askDocker({ executable }: Tool, args: readonly string[]): ProbeOptions {
	const [first = '', ...rest] = args;
	const command = first === '__complete' || first === 'help' ? rest[0] : first;
	if (command === undefined || !/^[a-z]/.test(command)) return {};
	const plugin = pluginFile(command);
	if (plugin !== undefined)
		return { program: [plugin], env: { DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND: executable.path } };
	if (command.startsWith('zz') || args.some((word) => handedOn.test(word))) return {};
	return { hidden: pluginDirectories.filter((directory) => existsSync(directory)) };
}
