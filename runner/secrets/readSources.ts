import type { Runbook } from '../../plugins/remark-runbook/language.ts';
import { secretCaptures } from '../plan/knowledge.ts';
import { readSecretCaptures, readSecrets, readValueFile } from './readSecrets.ts';
import type { SecretSources } from './readSecrets.ts';

interface GivenSources extends SecretSources {
	/** Values of `--input`. */
	given: ReadonlyMap<string, string>;
}

/** What was given for an execution: values and files, and the secrets from wherever they come. */
export async function readSources(
	runbook: Runbook,
	sources: GivenSources,
): Promise<{ given: Map<string, string>; secrets: Map<string, string> }> {
	return {
		given: await readGivenFiles(runbook, sources.given, sources.files),
		secrets: new Map([
			...(await readSecrets(runbook.contract, sources)),
			...(await readSecretCaptures(secretCaptures(runbook), sources)),
		]),
	};
}

/** The values of `--input`, which win, and of `--input-file`, without those of secrets. */
export async function readGivenFiles(
	runbook: Runbook,
	given: ReadonlyMap<string, string>,
	files: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
	const { inputs } = runbook.contract;
	const values = new Map(given);
	const captured = secretCaptures(runbook);
	for (const [name, file] of files) {
		const isSecret = captured.has(name) || (Object.hasOwn(inputs, name) && inputs[name]?.type === 'secret');
		if (!isSecret && !given.has(name)) values.set(name, await readValueFile(name, file, `--input-file ${name}`));
	}
	return values;
}
