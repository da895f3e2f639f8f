import { describeAction } from '../../../plugins/remark-runbook/language.ts';
import type { HttpRequest, StepKind, StepOf } from '../../../plugins/remark-runbook/language.ts';
import type { Plan } from '../../plan/plan.ts';
import type { CheckedCommand } from '../text/checkText.ts';
import { emptyText } from '../text/checkText.ts';
import type { CheckedText } from '../text/checkText.ts';
import type { PathTools } from '../tool/pathTools.ts';
import type { Probe } from './probeSql.ts';
import { verifyRequirements } from './verifyRequirements.ts';

type VerifyOwn<K extends StepKind> = (
	step: StepOf<K>,
	plan: Plan,
	tools: PathTools,
	source: string,
	probe: Probe | undefined,
) => Promise<CheckedText>;

const needsSending = 'whether the request is answered shows only when it is sent';

/** What a step of each kind holds besides shell texts. A kind without an entry is a compile error. */
export const ownParts: { [K in StepKind]: VerifyOwn<K> } = {
	shell: async () => emptyText,
	http: async ({ request }) => ({ commands: [requestReport(request)], problems: [] }),
	require: verifyRequirements,
	file: async (step, plan, _tools, source) => (await import('./verifyFile.ts')).verifyFile(step, plan, source),
	sql: async (step, plan, _tools, source, probe) =>
		(await import('./verifySql.ts')).verifySql(step, plan, source, probe),
	edit: async (step, plan) => (await import('./verifyEdit.ts')).verifyEdit(step, plan),
	wait: async ({ until }) =>
		until.type === 'request' ? { commands: [requestReport(until.request)], problems: [] } : emptyText,
	manual: async ({ items }) => ({ commands: items.map(itemReport), problems: [] }),
	choose: async () => emptyText,
	call: async ({ id, runbook }, { sound }) => {
		const isSound = sound.has(id);
		const witness = isSound ? 'it is a runbook that takes these inputs' : 'it can not be called so';
		const evidence = [{ layer: 'call', witness }];
		const text = `call ${runbook.path}`;
		const report = {
			text,
			line: runbook.range.start.line,
			verdict: isSound ? 'verified' : 'drifted',
			evidence,
		} as const;
		const reason = isSound ? 'rung 4 needs --probe' : witness;
		return { commands: [{ report, rung: isSound ? 3 : 1, reason, namesNothing: false }], problems: [] };
	},
	browser: async ({ actions, fence }) => ({
		commands: actions.map((action) =>
			standing(describeAction(action), fence.contentLine, 'unknown', 'whether the page is so shows only in a browser'),
		),
		problems: [],
	}),
	approve: async ({ title, by, range }) => ({
		commands: [standing(title, range.start.line, 'not-checkable', `only ${by} can approve it`)],
		problems: [],
	}),
};

function requestReport({ method, url, fence }: HttpRequest): CheckedCommand {
	return standing(`${method} ${url.text}`, fence.contentLine, 'unknown', needsSending);
}

function itemReport({ text, range }: StepOf<'manual'>['items'][number]): CheckedCommand {
	return standing(text, range.start.line, 'not-checkable', 'only a person can do it');
}

function standing(text: string, line: number, verdict: 'unknown' | 'not-checkable', reason: string): CheckedCommand {
	const evidence = [{ layer: 'parse', witness: reason }];
	return { report: { text, line, verdict, evidence }, rung: 1, reason, namesNothing: false };
}
