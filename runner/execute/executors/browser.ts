import path from 'node:path';
import { describeAction, fillAction, formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { BrowserAction, BrowserStep } from '../../../plugins/remark-runbook/language.ts';
import { valueOf } from '../../plan/knowledge.ts';
import { findBrowser } from '../browser/findBrowser.ts';
import { perform } from '../browser/perform.ts';
import { keepScreenshot } from '../browser/screenshots.ts';
import { MissingPlaywright, openVisit } from '../browser/visit.ts';
import type { Visit } from '../browser/visit.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import { failureAt } from '../failures.ts';
import { defaultTimeouts } from '../timeouts.ts';
import type { Executor } from './executor.ts';

/** Does the actions in a browser of this machine; a failure keeps a picture of the page. */
export const executeBrowser: Executor<'browser'> = async (step, _planned, context) => {
	const executablePath = findBrowser(context.env);
	if (executablePath === undefined) return fail(step, 'no browser was found', browserHint);
	const actions = step.actions.map((action) => fillAction(action, valueOf(context.knowledge)));
	const bad = actions.find(({ open }) => open !== undefined && !/^https?:$/.test(protocolOf(open)));
	if (bad) return fail(step, `${bad.open} is no http or https address`, 'Correct the address.');
	const origins = new Set([...step.allow, ...actions.flatMap(({ open }) => (open ? [new URL(open).origin] : []))]);
	let visit: Visit;
	try {
		visit = await openVisit({ executablePath, origins });
	} catch (error) {
		if (error instanceof MissingPlaywright) return fail(step, 'Playwright is not installed', playwrightHint);
		return fail(step, `the browser ${executablePath} did not start: ${firstLine(error)}`, browserHint);
	}
	const stop = (): void => void visit.close();
	context.signal.addEventListener('abort', stop);
	try {
		return await performAll(step, actions, visit, context);
	} finally {
		context.signal.removeEventListener('abort', stop);
		await visit.close();
	}
};

const browserHint =
	'Install Chromium or Chrome (Debian: apt install chromium), or name one in the variable RUNBOOK_BROWSER.';
const playwrightHint = 'Install it beside runbook-exec: npm install --save-dev playwright';

async function performAll(
	step: BrowserStep,
	actions: readonly BrowserAction[],
	visit: Visit,
	context: ExecutionContext,
): Promise<Attempt> {
	const { id } = step;
	const limit = step.attributes.timeout ?? defaultTimeouts.browser;
	const deadline = performance.now() + limit;
	const taken: Record<string, string> = {};
	for (const [index, action] of actions.entries()) {
		context.emit({ type: 'step-output', id, stream: 'stdout', text: `${describeAction(action)}\n` });
		try {
			const remaining = Math.max(1, Math.ceil(deadline - performance.now()));
			if (action.screenshot !== undefined) await picture(visit, action.screenshot, id, context);
			const text = await perform(visit.page, action, remaining);
			if (action.read && text !== undefined) taken[action.read.as] = text;
		} catch (error) {
			if (context.signal.aborted) return { status: 'interrupted' };
			return failAction(step, { index, action, error, limit }, visit, context);
		}
	}
	tellBlocked(step, visit, context);
	return { status: 'passed', taken };
}

async function picture(visit: Visit, name: string, id: string, context: ExecutionContext): Promise<void> {
	const { filesDirectory, emit } = context;
	const kept = await keepScreenshot(visit.page, filesDirectory, `${id}-${name}`.replaceAll('/', '-'));
	emit({ type: 'screenshot-kept', id, name, path: kept });
	emit({ type: 'step-note', id, text: `screenshot: ${path.resolve(filesDirectory ?? '', kept)}` });
}

interface FailedAction {
	index: number;
	action: BrowserAction;
	error: unknown;
	limit: number;
}

async function failAction(
	step: BrowserStep,
	{ index, action, error, limit }: FailedAction,
	visit: Visit,
	context: ExecutionContext,
): Promise<Attempt> {
	const isSecret = step.captures.some(({ secret }) => secret);
	if (!isSecret) await picture(visit, 'failure', step.id, context).catch(() => undefined);
	tellBlocked(step, visit, context);
	const failure = failureAt(step.fence, {
		ruleId: 'output/browser',
		message: `action ${index + 1} (${describeAction(action)}) failed within ${formatDuration(limit)}: ${firstLine(error)}`,
		hint: 'Look at the screenshot: mend the system, the action, or raise timeout=…',
	});
	return { status: 'failed', failure };
}

function tellBlocked({ id }: BrowserStep, { blocked }: Visit, context: ExecutionContext): void {
	if (blocked.size === 0) return;
	const text = `requests to ${[...blocked].join(', ')} were not let through; add allow="…" where the page needs them`;
	context.emit({ type: 'step-note', id, text });
}

function fail(step: BrowserStep, message: string, hint: string): Attempt {
	return { status: 'failed', failure: failureAt(step.fence, { ruleId: 'output/browser', message, hint }) };
}

function protocolOf(url: string): string {
	return URL.canParse(url) ? new URL(url).protocol : '';
}

/** The browser's messages go on with a log of calls and colours. */
function firstLine(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	return (message.split('\n')[0] ?? '').replace(/^\w+\.\w+: /, '');
}
