import { nearest } from '../../problems/nearest.ts';
import type { Connection } from '../../schema/connection.ts';
import type { Template } from '../../schema/template.ts';
import { scanText } from '../../template/index.ts';
import { listOf } from '../values/words.ts';
import { attributeTemplate } from './attributeTemplate.ts';
import type { StepParts } from './stepParts.ts';

const rule = 'language/unknown-connection';
const declaration =
	'Declare one in the frontmatter: `runbook: { connections: { orders: { engine: postgresql, env: ORDERS_URL } } }`.';

/** The database of a step: a connection of the contract, or one that the attribute itself describes. */
export function readConnection(parts: StepParts): Connection | undefined {
	const { attributes, opening, extraction, frontmatter, index } = parts;
	const declared = frontmatter.contract.connections;
	const names = Object.keys(declared);
	const attribute = attributes.find(({ name }) => name === 'connection');
	if (!attribute) {
		const [only] = names;
		if (only !== undefined && names.length === 1) return declaredConnection(only, parts);
		const hint = names.length === 0 ? declaration : `Add \`connection=\` with one of ${listOf(names)}.`;
		extraction.report(rule, opening, 'This step does not say which database it asks.', hint);
		return undefined;
	}
	const { value, valueRange } = attribute;
	if (Object.hasOwn(declared, value)) return declaredConnection(value, parts);
	if (/^env:\w+$/.test(value)) return { type: 'env', engine: 'postgresql', name: value, env: value.slice(4) };
	const template = attributeTemplate(attribute, index, extraction);
	if (/^\{\{[\w-]+\}\}$/.test(value)) return { type: 'url', engine: 'postgresql', name: value, url: template };
	if (/^postgres(?:ql)?:\/\//.test(value))
		return { type: 'url', engine: 'postgresql', name: 'a PostgreSQL server', url: template };
	if (value.startsWith('sqlite:')) return { type: 'file', engine: 'sqlite', name: value, file: withoutScheme(value) };
	const meant = nearest(value, names);
	const hint =
		meant === undefined
			? `${names.length > 0 ? `The connections are ${listOf(names)}. ` : ''}It can also be \`env:NAME\`, \`"{{url}}"\` or \`sqlite:file.db\`.`
			: `Did you mean \`${meant}\`?`;
	extraction.report(rule, valueRange, `No connection is named \`${value}\`.`, hint);
	return undefined;
}

function withoutScheme(value: string): Template {
	return scanText(value.slice('sqlite:'.length), { type: 'text' }).template;
}

function declaredConnection(name: string, { frontmatter }: StepParts): Connection | undefined {
	const declared = frontmatter.contract.connections[name];
	if (declared?.engine === 'sqlite')
		return { type: 'file', engine: 'sqlite', name, file: scanText(declared.file, { type: 'text' }).template };
	if (declared?.env !== undefined) return { type: 'env', engine: 'postgresql', name, env: declared.env };
	return { type: 'url', engine: 'postgresql', name, url: scanText(declared?.url ?? '', { type: 'text' }).template };
}
