import type { Capture } from '../../schema/capture.ts';
import { browserActionsSchema, type BrowserAction } from '../../schema/steps/browser.ts';
import { stepKinds } from '../../schema/steps/index.ts';
import type { Extraction } from '../extraction.ts';
import { commandFence, type Fence } from '../fences/fence.ts';
import { readYaml, type ReadYaml } from '../yaml/readYaml.ts';
import { reportIssues } from '../yaml/reportIssues.ts';
import { valueRange } from '../yaml/yamlRange.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { requireCommand } from './requireCommand.ts';
import type { StepReader } from './stepParts.ts';

const rules = { key: 'language/browser-actions', value: 'language/browser-actions' } as const;

export const readBrowser: StepReader<'browser'> = (parts) => {
	const { extraction, base } = parts;
	const attributes = readAttributes(stepKinds.browser.attributes, parts.attributes, 'browser', extraction);
	const fence = requireCommand(parts, 'browser');
	const read = fence && readActions(fence, extraction);
	if (!attributes || !fence || !read) return undefined;
	return {
		...base,
		captures: [...base.captures, ...read.captures],
		kind: 'browser',
		attributes: commonAttributes(attributes),
		actions: read.actions,
		allow: attributes.allow ?? [],
		fence: commandFence(fence, extraction, 'text'),
	};
};

function readActions(
	{ content }: Fence,
	extraction: Extraction,
): { actions: BrowserAction[]; captures: Capture[] } | undefined {
	const yaml = readYaml(content.text, content.range, extraction);
	if (!yaml) return undefined;
	const result = browserActionsSchema.safeParse(yaml.data);
	if (!result.success) {
		const checked = { yaml, schema: browserActionsSchema, data: yaml.data, at: [], rules };
		reportIssues(result.error.issues, checked, extraction);
		return undefined;
	}
	for (const [index, action] of result.data.entries()) checkAction(action, index, yaml, extraction);
	const captures = result.data.flatMap(({ read }, index): Capture[] => {
		if (!read) return [];
		const range = valueRange(yaml, [index, 'read', 'as']);
		return [{ name: read.as, type: 'text', secret: read.secret ?? false, range }];
	});
	return { actions: result.data, captures };
}

const ways = ['role', 'label', 'text', 'testId'] as const;

/** A visit begins with a page, and an action on an element says in one way which. */
function checkAction(action: BrowserAction, index: number, yaml: ReadYaml, extraction: Extraction): void {
	const [verb = '', given] = Object.entries(action)[0] ?? [];
	const range = valueRange(yaml, [index]);
	const report = (message: string, hint: string): void =>
		extraction.report('language/browser-actions', range, message, hint);
	if (index === 0 && verb !== 'open')
		report('The first action opens no page.', 'Begin with `- open: http://…`: each step is a visit of its own.');
	if (typeof given !== 'object') return;
	const named = ways.filter((way) => way in given);
	const pageWide = (verb === 'expect' && ['url', 'title'].some((key) => key in given)) || verb === 'press';
	if (named.length === 0 && !pageWide)
		report(`This \`${verb}\` names no element.`, 'Add `role` and `name`, or `label`, `text` or `testId`.');
	if (named.length > 1)
		report(`This \`${verb}\` names its element in ${named.length} ways.`, `Keep one of \`${named.join('`, `')}\`.`);
	if ('name' in given && !named.includes('role'))
		report(
			`\`name\` has no effect without \`role\`.`,
			'Add the role, such as `role: button`, or use `label` or `text`.',
		);
}
