import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Problem, StepOf } from '../../../plugins/remark-runbook/language.ts';
import { whyConfigUnfit } from '../../execute/requirements/config.ts';
import type { Plan } from '../../plan/plan.ts';
import { isMadeElsewhere } from '../reference/repository/madeElsewhere.ts';
import type { CheckedText } from '../text/checkText.ts';
import type { PathTools } from '../tool/pathTools.ts';

type RequireStep = StepOf<'require'>;

interface Requirement {
	text: string;
	/** What is written in the fence, to find its line. */
	name: string;
	verdict: 'verified' | 'unknown' | 'drifted';
	rung: number;
	witness: string;
	ruleId?: Problem['ruleId'];
	severity?: Problem['severity'];
}

/** What can be known of a `require` step without running anything: programs, files, keys of files. */
export async function verifyRequirements(step: RequireStep, plan: Plan, tools: PathTools): Promise<CheckedText> {
	const { requirements, fence } = step;
	const found: Requirement[] = [
		...Object.entries(requirements.tools).map(([name, range]) => requireTool(name, range, tools)),
		...requirements.env.map((name) => unknown(`env ${name}`, name, 'the environment is asked when the runbook runs')),
		...(await Promise.all(requirements.files.map((file) => requireFile(file, plan.workspace)))),
		...(await Promise.all(requirements.config.map((entry) => requireConfig(entry, plan.workspace)))),
		...[...(requirements.ports.free ?? []), ...(requirements.ports.open ?? [])].map((port) =>
			unknown(`port ${port}`, String(port), 'ports are tried when the runbook runs'),
		),
	];
	const lineOf = (name: string): number => lineIn(fence.template.text, name) + fence.contentLine;
	return {
		commands: found.map(({ text, name, verdict, rung, witness }) => ({
			report: { text, line: lineOf(name), verdict, evidence: [{ layer: 'require', witness }] },
			rung,
			reason: rung === 3 ? 'rung 4 needs --probe' : witness,
			namesNothing: false,
		})),
		problems: found.flatMap((one) => problemOf(one, plan.path, lineOf(one.name))),
	};
}

function requireTool(name: string, range: string, tools: PathTools): Requirement {
	const text = `${name} ${range}`;
	const file = tools.find(name);
	if (!file) {
		const witness = `${name} is not on PATH`;
		return { text, name, verdict: 'drifted', rung: 1, witness, ruleId: 'surface/tool-not-found', severity: 'error' };
	}
	if (range === '*') return { text, name, verdict: 'verified', rung: 3, witness: file };
	return { text, name, verdict: 'verified', rung: 2, witness: `${file}; its version is asked when the runbook runs` };
}

async function requireFile(file: string, workspace: string): Promise<Requirement> {
	try {
		await access(path.resolve(workspace, file));
		return { text: file, name: file, verdict: 'verified', rung: 3, witness: `${file} is there` };
	} catch {
		if (isMadeElsewhere(file, workspace))
			return unknown(file, file, 'no part of the repository; it is looked for when the runbook runs');
		const witness = `${file} does not exist in the workspace`;
		return {
			text: file,
			name: file,
			verdict: 'drifted',
			rung: 2,
			witness,
			ruleId: 'reference/file',
			severity: 'warning',
		};
	}
}

async function requireConfig(
	entry: RequireStep['requirements']['config'][number],
	workspace: string,
): Promise<Requirement> {
	const text = `${entry.file}: ${entry.key}`;
	const why = await whyConfigUnfit(entry, workspace);
	if (why === undefined)
		return { text, name: entry.key, verdict: 'verified', rung: 3, witness: `${text} is as required` };
	const severity = why.includes("can't be read") ? 'warning' : 'error';
	return { text, name: entry.key, verdict: 'drifted', rung: 2, witness: why, ruleId: 'reference/config', severity };
}

function unknown(text: string, name: string, witness: string): Requirement {
	return { text, name, verdict: 'unknown', rung: 2, witness };
}

function problemOf({ ruleId, severity, witness }: Requirement, shownPath: string, line: number): Problem[] {
	if (!ruleId || !severity) return [];
	const hint = 'Mend the requirement, or what it asks for.';
	return [
		{
			path: shownPath,
			line,
			column: 1,
			endLine: line,
			endColumn: 2,
			ruleId,
			severity,
			message: witness,
			hint,
			evidence: [{ layer: 'require', witness }],
		},
	];
}

/** The index of the line that names a requirement. */
function lineIn(text: string, name: string): number {
	return Math.max(
		0,
		text.split('\n').findIndex((line) => line.includes(name)),
	);
}
