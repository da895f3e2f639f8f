import { stepKinds } from '../../schema/steps/index.ts';
import { scanSql } from '../../template/index.ts';
import { commandFence } from '../fences/fence.ts';
import { readConnection } from './connection.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { requireCommand } from './requireCommand.ts';
import type { StepReader } from './stepParts.ts';

export const readSql: StepReader<'sql'> = (parts) => {
	const { extraction } = parts;
	const attributes = readAttributes(stepKinds.sql.attributes, parts.attributes, 'sql', extraction);
	const connection = readConnection(parts);
	const fence = requireCommand(parts, 'sql');
	const dialect = connection?.engine ?? 'postgresql';
	const statements = fence && commandFence(fence, extraction, (text) => scanSql(text, dialect));
	if (!attributes || !connection || !statements) return undefined;
	return {
		...parts.base,
		kind: 'sql',
		attributes: commonAttributes(attributes),
		statements,
		connection,
		transaction: attributes.transaction ?? false,
		...(attributes.rows !== undefined && { rows: attributes.rows }),
	};
};
