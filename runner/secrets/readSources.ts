import type { Contract } from '../../plugins/remark-runbook/language.ts';
import { readSecrets, readValueFile } from './readSecrets.ts';
import type { SecretSources } from './readSecrets.ts';

interface GivenSources extends SecretSources {
	/** Values of `--input`. */
	given: ReadonlyMap<string, string>;
}

/** What was given for an execution: values and files, and the secrets from wherever they come. */
export async function readSources(
	contract: Contract,
	sources: GivenSources,
): Promise<{ given: Map<string, string>; secrets: Map<string, string> }> {
	return {
		given: await readGivenFiles(contract, sources.given, sources.files),
		secrets: await readSecrets(contract, sources),
	};
}

/** The values of `--input`, which win, and of `--input-file`, without those of secrets. */
export async function readGivenFiles(
	{ inputs }: Contract,
	given: ReadonlyMap<string, string>,
	files: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
	const values = new Map(given);
	for (const [name, file] of files) {
		const isSecret = Object.hasOwn(inputs, name) && inputs[name]?.type === 'secret';
		if (!isSecret && !given.has(name)) values.set(name, await readValueFile(name, file, `--input-file ${name}`));
	}
	return values;
}
