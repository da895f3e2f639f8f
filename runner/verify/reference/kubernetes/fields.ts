import { fieldTable, kindTable } from './fieldTable.ts';

/** What may stand under a field: the definition of an object, or one of some words; neither where anything may. */
interface Field {
	definition: string | undefined;
	choices: readonly string[] | undefined;
}

let definitions: ReadonlyMap<string, string> | undefined;
let kinds: ReadonlyMap<string, string> | undefined;
const read = new Map<string, ReadonlyMap<string, Field> | undefined>();

/** The definition of `apps/v1` `Deployment`; undefined for a kind that Kubernetes itself does not have. */
export function definitionOf(apiVersion: string, kind: string): string | undefined {
	kinds ??= tableOf(kindTable);
	return kinds.get(`${apiVersion}/${kind}`);
}

/** The fields of a definition; undefined where any field may stand. */
export function fieldsOf(definition: string): ReadonlyMap<string, Field> | undefined {
	if (!read.has(definition)) {
		definitions ??= tableOf(fieldTable);
		const text = definitions.get(definition);
		read.set(definition, text === undefined || text === '' ? undefined : new Map(text.split(' ').map(readField)));
	}
	return read.get(definition);
}

function tableOf(text: string): Map<string, string> {
	return new Map(
		text.split(';').map((entry) => {
			const space = entry.indexOf(' ');
			return space === -1 ? [entry, ''] : [entry.slice(0, space), entry.slice(space + 1)];
		}),
	);
}

function readField(text: string): [string, Field] {
	const [, name = '', definition, choices] = /^([^:=]+)(?::(.*)|=(.*))?$/.exec(text) ?? [];
	return [name, { definition, choices: choices?.split('|') }];
}
