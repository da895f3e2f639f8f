import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { sourceOffset } from '../../markdown/document.ts';
import type { Fence, MarkdownDocument } from '../../markdown/document.ts';
import type { DocumentReport, StepReport } from '../../report/schema.ts';
import { consoleOffset, splitConsole } from '../../shell/console/splitConsole.ts';
import { createShellSession } from '../../shell/session.ts';
import type { ShellSession } from '../../shell/session.ts';
import { lowestOf } from '../ladder.ts';
import type { Layers } from '../layers.ts';
import { secretProblems } from '../risk/findRisks.ts';
import { checkText } from '../text/checkText.ts';
import type { CheckedText } from '../text/checkText.ts';
import { placeWhole } from '../text/placeWhole.ts';
import { checkInline } from './checkInline.ts';

/** A plain document as `check` reports it. */
export interface MarkdownVerification {
	document: DocumentReport;
	problems: Problem[];
}

/** Checks a plain document: each fence of commands is a step, and each line of prose with commands. Executes nothing. */
export async function verifyMarkdown(markdown: MarkdownDocument, layers: Layers): Promise<MarkdownVerification> {
	const { path, source } = markdown;
	const session = createShellSession();
	const reported = new Set<string>();
	let title = markdown.title;
	const checks: Promise<{ step: StepReport; problems: Problem[] }>[] = [];
	for (const block of markdown.blocks) {
		if (block.type === 'heading') title = block.text;
		if (block.type !== 'fence' || block.holds === 'other') continue;
		checks.push(checkFence(block, title, { markdown, session, reported, layers }));
	}
	const [fences, lines] = await Promise.all([Promise.all(checks), checkInline(markdown, layers)]);
	const inline = lines.map((line) => stepReport(line, titleAbove(markdown, line.offset), line.commands));
	const steps = [...fences.map(({ step }) => step), ...inline].toSorted((a, b) => a.line - b.line);
	return {
		document: { path, type: 'markdown', title: markdown.title, steps },
		problems: [
			...placeWhole(secretProblems(source, 'markdown'), path, source),
			...fences.flatMap(({ problems }) => problems),
			...lines.flatMap(({ problems }) => problems),
		],
	};
}

interface FenceContext {
	markdown: MarkdownDocument;
	session: ShellSession;
	reported: Set<string>;
	layers: Layers;
}

async function checkFence(
	fence: Fence,
	title: string,
	{ markdown, session, reported, layers }: FenceContext,
): Promise<{ step: StepReport; problems: Problem[] }> {
	const checked = await Promise.all(
		textsOf(fence).map(({ text, offsetOf }) =>
			checkText(
				{
					path: markdown.path,
					source: markdown.source,
					text,
					parsed: session.parse(text),
					pointAt: (offset) => markdown.pointAt(sourceOffset(fence, offsetOf(offset))),
					risk: { type: 'markdown', dangerous: false, reported },
					syntax: promisesCommands(fence) ? 'unless-output' : 'off',
				},
				layers,
			),
		),
	);
	const commands = checked.flatMap((text) => text.commands);
	const { start, end } = fence.range;
	const step = stepReport({ line: start.line, endLine: end.line }, title, commands);
	return { step, problems: checked.flatMap(({ problems }) => problems) };
}

/** A fence that says `console` and has no prompt shows what a command answers. */
function promisesCommands(fence: Fence): boolean {
	return fence.labelled && (fence.holds === 'console' || !/console|session|^term$/.test(fence.language));
}

interface FenceText {
	text: string;
	/** Maps an offset of the text to one of the fence's content. */
	offsetOf(offset: number): number;
}

/** A console transcript has a text for each prompt, other fences are one. */
function textsOf(fence: Fence): FenceText[] {
	if (fence.holds !== 'console') return [{ text: fence.content, offsetOf: (offset) => offset }];
	return splitConsole(fence.content).map((entry) => ({
		text: entry.command,
		offsetOf: (offset) => consoleOffset(entry, offset),
	}));
}

/** The heading under which an offset lies. */
function titleAbove({ title, blocks }: MarkdownDocument, offset: number): string {
	const above = blocks.findLast(({ type, range }) => type === 'heading' && range.start.offset < offset);
	return above?.type === 'heading' ? above.text : title;
}

function stepReport(
	{ line, endLine }: { line: number; endLine: number },
	title: string,
	commands: CheckedText['commands'],
): StepReport {
	const lowest = lowestOf(commands);
	return {
		id: `line-${line}`,
		kind: 'shell',
		title,
		line,
		endLine,
		status: 'checked',
		rung: lowest?.rung ?? 1,
		...(lowest?.reason === undefined ? {} : { rungReason: lowest.reason }),
		durationMs: 0,
		commands: commands.map(({ report }) => report),
	};
}
