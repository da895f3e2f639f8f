import type { CodeText, RunbookStepProps } from '../../plugins/remark-runbook/index.ts';
import { codeNode } from './codeNodes.ts';
import { lastLiveStep, liveStep } from './liveStep.ts';
import type { LiveStep } from './liveStep.ts';

/** What may differ while all else of a step stays as it is shown: its texts, and the line that runs it. */
const texts = ['command', 'check', 'ready', 'dryRun', 'undo'] as const;
const changing: ReadonlySet<string> = new Set([...texts, 'output', 'cli']);

/**
 * Writes what changed in a step's texts into the page at once, without rendering it.
 * Returns false, and writes nothing, where more changed than what stands in marks that are there.
 */
export function paint(built: RunbookStepProps): boolean {
	const before = lastLiveStep(built);
	const now = liveStep(built);
	if (before === now) return true;
	if (!before || !isOtherwiseSame(before, now)) return false;
	const writes = codesOf(now.step).flatMap((code, index) => writesOf(codesOf(before.step)[index], code) ?? [undefined]);
	if (writes.includes(undefined)) return false;
	for (const change of writes) change?.();
	return true;
}

function codesOf(step: RunbookStepProps): (CodeText | undefined)[] {
	return [...texts.map((part) => step[part]), ...step.output];
}

function isOtherwiseSame(before: LiveStep, now: LiveStep): boolean {
	if (before.refused.length > 0 || now.refused.length > 0) return false;
	const old: Readonly<Record<string, unknown>> = { ...before.step };
	return Object.entries(now.step).every(
		([name, value]) => changing.has(name) || value === old[name] || JSON.stringify(value) === JSON.stringify(old[name]),
	);
}

/** What writes a text's new values; undefined where its marks are not those that are shown. */
function writesOf(before: CodeText | undefined, now: CodeText | undefined): (() => void)[] | undefined {
	if (before === now) return [];
	const [old, shown] = [before?.shown, now?.shown];
	if (!old || !shown?.of || old.base !== shown.base || old.marks.length !== shown.marks.length) return undefined;
	const marks = [...(codeNode(shown.of)?.querySelectorAll('mark') ?? [])];
	if (marks.length !== shown.marks.length) return undefined;
	const isSame = shown.marks.every(({ start, end, kind }, index) => {
		const mark = old.marks[index];
		return mark?.start === start && mark.end === end && mark.kind === kind;
	});
	if (!isSame) return undefined;
	return shown.marks.map(
		({ text }, index) =>
			() =>
				write(marks[index]?.firstChild, text),
	);
}

function write(node: ChildNode | null | undefined, text: string): void {
	if (node instanceof Text && node.data !== text) node.data = text;
}
