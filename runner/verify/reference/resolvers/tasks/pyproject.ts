import * as z from 'zod';
import { parseToml, dataOf } from '../../../../config/toml/parse.ts';
import type { Repository } from '../../repository/repository.ts';
import { joinPath } from '../../repository/tree.ts';
import type { Defined } from './named.ts';

const table = z.record(z.string(), z.unknown()).catch({}).default({});
const schema = z.object({
	project: z
		.object({ dynamic: z.array(z.string()).catch([]).default([]), 'optional-dependencies': table })
		.optional()
		.catch(undefined),
	'dependency-groups': table,
	tool: z
		.object({
			poetry: z.object({ group: table, extras: table, 'dev-dependencies': table }).optional().catch(undefined),
			pdm: z.object({ 'dev-dependencies': table }).optional().catch(undefined),
			uv: z.object({ 'dev-dependencies': z.unknown().optional() }).optional().catch(undefined),
		})
		.optional()
		.catch(undefined),
});

/** Groups and extras by every spelling of poetry, PEP 621 and PEP 735. */
export function readGroups(file: string, { tree }: Repository): Defined {
	const data = schema.safeParse(parseQuietly(tree.read(file) ?? ''));
	if (!data.success) return { file, names: new Set(), open: true };
	const { project, tool, 'dependency-groups': groups } = data.data;
	const { poetry, pdm, uv } = tool ?? {};
	const tables = [groups, project?.['optional-dependencies'], poetry?.group, poetry?.extras, pdm?.['dev-dependencies']];
	const names = tables.flatMap((one) => Object.keys(one ?? {}));
	const hasDev = Object.keys(poetry?.['dev-dependencies'] ?? {}).length > 0 || uv?.['dev-dependencies'] !== undefined;
	const directory = file.slice(0, Math.max(0, file.lastIndexOf('/')));
	const older = ['setup.py', 'setup.cfg'].some((name) => tree.kind(joinPath(directory, name)) === 'file');
	return {
		file,
		names: new Set(['main', ...(hasDev ? ['dev'] : []), ...names].map(groupName)),
		open:
			older ||
			(project === undefined && poetry === undefined) ||
			project?.dynamic.includes('optional-dependencies') === true,
	};
}

/** Names count without regard to case and to which of `-`, `_` and `.` parts them. */
export function groupName(name: string): string {
	return name
		.trim()
		.toLowerCase()
		.replaceAll(/[-_.]+/g, '-');
}

function parseQuietly(text: string): unknown {
	try {
		return dataOf(parseToml(text));
	} catch {
		return undefined;
	}
}
