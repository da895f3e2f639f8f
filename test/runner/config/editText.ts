import { readRunbook, type Step } from '../../../plugins/remark-runbook/index.ts';
import { editText } from '../../../runner/files/fileChange.ts';

type EditStep = Extract<Step, { kind: 'edit' }>;

/** The edit step whose fence holds the changes. Throws where they can't be read. */
function editStep(format: string, changes: string, inputs = ''): EditStep {
	const head = `---\ntitle: Edit\nrunbook:\n  inputs:\n    text: { type: string }\n    port: { type: number }\n${inputs}---\n\n`;
	const source = `${head}:::edit[Edit]{#edit path=file format=${format}}\n\`\`\`yaml\n${changes}\n\`\`\`\n:::\n`;
	const { runbook, problems } = readRunbook('edit.mdx', source);
	const step = runbook?.steps[0];
	if (step?.kind !== 'edit') throw new Error(JSON.stringify(problems, undefined, 2));
	return step;
}

/** A text with changes made that are written as in a document; rejects with the problem of the first that can't be. */
export function edited(
	format: string,
	text: string,
	changes: string,
	values: Record<string, string> = {},
): Promise<string> {
	return editText(editStep(format, changes), text, (name) => values[name], 'file');
}
