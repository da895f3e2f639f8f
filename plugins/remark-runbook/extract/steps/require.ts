import { stepKinds } from '../../schema/steps/index.ts';
import { requirementsSchema, type Requirements } from '../../schema/steps/require.ts';
import { checkVersionRanges } from '../contract/checkEnvironment.ts';
import type { Extraction } from '../extraction.ts';
import { commandFence, type Fence } from '../fences/fence.ts';
import { asRecord } from '../values/asRecord.ts';
import type { Range } from '../../schema/range.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { reportIssues } from '../yaml/reportIssues.ts';
import { valueRange } from '../yaml/yamlRange.ts';
import { regexFault } from '../values/regexFault.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { requireCommand } from './requireCommand.ts';
import type { StepReader } from './stepParts.ts';

export const readRequire: StepReader<'require'> = (parts) => {
	const { extraction } = parts;
	const attributes = readAttributes(stepKinds.require.attributes, parts.attributes, 'require', extraction);
	const fence = requireCommand(parts, 'require');
	const requirements = fence && readRequirements(fence, extraction);
	if (!attributes || !fence || !requirements) return undefined;
	return {
		...parts.base,
		kind: 'require',
		attributes: commonAttributes(attributes),
		requirements,
		fence: commandFence(fence, extraction, 'text'),
	};
};

function readRequirements({ content }: Fence, extraction: Extraction): Requirements | undefined {
	const yaml = readYaml(content.text, content.range, extraction);
	if (!yaml) return undefined;
	const at = (tool: string): Range => valueRange(yaml, ['tools', tool]);
	checkVersionRanges(asRecord(yaml.data)['tools'], at, 'language/requirements', extraction);
	const result = requirementsSchema.safeParse(yaml.data);
	if (!result.success) {
		const rules = { key: 'language/requirements', value: 'language/requirements' } as const;
		reportIssues(result.error.issues, { yaml, schema: requirementsSchema, data: yaml.data, at: [], rules }, extraction);
		return undefined;
	}
	for (const [index, { matches }] of result.data.config.entries()) {
		const fault = matches === undefined ? undefined : regexFault(matches);
		if (!fault) continue;
		const range = valueRange(yaml, ['config', index, 'matches']);
		extraction.report('language/requirements', range, `This is no regular expression: ${fault}.`, 'Correct it.');
	}
	return result.data;
}
