import type { RunbookStepProps } from '../../plugins/remark-runbook/index.ts';
import { shellWord } from '../../plugins/remark-runbook/filling.ts';

type Step = RunbookStepProps;

/**
 * The steps as one bash script that stops at the first failure, and waits where a person has to do or to decide something.
 * It is a subshell, so that it can be pasted into a terminal as well.
 */
export function sectionScript(title: string, steps: readonly Step[]): { text: string; missing: string[] } {
	const missing = steps.flatMap(({ open, command }) =>
		open.filter(({ name }) => command?.text.includes(`{{${name}}}`)).map(({ name }) => name),
	);
	const blocks = steps.map((step) => [`# Step ${step.number}: ${oneLine(step.title)}`, ...linesOf(step)].join('\n'));
	const head = `#!/usr/bin/env bash\n# ${oneLine(title)}\n(\nset -euo pipefail`;
	return { text: `${[head, ...blocks].join('\n\n')}\n)\n`, missing: [...new Set(missing)] };
}

function linesOf(step: Step): string[] {
	const why = whyByHand(step);
	if (why !== undefined) return [wait(`Step ${step.number}, ${step.title}: ${why}`), ...commented(step)];
	const danger = step.danger === undefined ? [] : [wait(`Step ${step.number} is dangerous${reasonOf(step.danger)}`)];
	const confirm = step.confirm === undefined ? [] : [wait(`Step ${step.number}: confirm${reasonOf(step.confirm)}`)];
	return [...danger, ...confirm, step.command?.text ?? ''];
}

/** Why a step can't stand in the script as it is; undefined where it can. */
function whyByHand(step: Step): string | undefined {
	if (step.condition !== undefined) return `do it only if ${step.conditionWords ?? step.condition}`;
	if (step.target !== undefined) return `it runs on ${step.target}`;
	if (step.kind === 'wait' && step.until.type === 'duration') return `wait ${step.until.duration}`;
	const isShell = step.kind === 'shell' && !step.background && step.follow === undefined && step.exit.join() === '0';
	if (isShell || step.kind === 'http') return undefined;
	return 'do it as the page says';
}

function commented({ command, kind }: Step): string[] {
	const isShell = kind === 'shell' || kind === 'http' || kind === 'wait';
	return isShell && command ? command.text.split('\n').map((line) => `# ${line}`) : [];
}

function wait(message: string): string {
	return `read -rp ${shellWord(`${oneLine(message)}. Enter goes on, Ctrl-C ends. `)} </dev/tty`;
}

function reasonOf(reason: true | string): string {
	return reason === true ? '' : `: ${reason}`;
}

function oneLine(text: string): string {
	return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}
