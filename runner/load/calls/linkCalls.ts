import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { CallStep, Problem, Runbook } from '../../../plugins/remark-runbook/language.ts';
import { UserError } from '../../errors/userError.ts';
import type { LoadedDocument, LoadedRunbook } from '../loadedDocument.ts';
import { callInputProblems } from './callInputs.ts';
import { adoptOutputs } from './callOutputs.ts';
import { callProblem, nearestDocument } from './callProblem.ts';

type Place = Pick<LoadedDocument, 'path' | 'absolutePath'>;

/** How called documents are read. */
export interface Reading {
	/** Extracts a document without what it calls. Throws a `UserError` where it can't be read. */
	extract(place: Place): Promise<LoadedDocument>;
}

interface Linking {
	reading: Reading;
	/** By real path: a document that is called twice is read once. */
	extracted: Map<string, Promise<LoadedDocument>>;
	linked: Map<string, Promise<LoadedDocument>>;
}

/** Adds the runbooks that a document calls, and what is wrong with its calls. Nothing is executed. */
export function linkCalls(document: LoadedDocument, reading: Reading): Promise<LoadedDocument> {
	return link(document, { reading, extracted: new Map(), linked: new Map() });
}

async function link(document: LoadedDocument, linking: Linking): Promise<LoadedDocument> {
	const { runbook } = document;
	if (!runbook) return document;
	const calls = new Map<string, LoadedRunbook>();
	const problems: Problem[] = [];
	for (const step of callsOf(runbook)) {
		const found = await linkCall(step, { ...document, runbook }, linking);
		problems.push(...found.problems);
		if (found.called && found.problems.length === 0) calls.set(step.id, found.called);
	}
	const adopted = adoptOutputs(document, runbook, calls);
	const all = [...document.problems, ...problems, ...adopted.problems];
	return { ...document, runbook: adopted.runbook, calls, problems: all };
}

interface FoundCall {
	called?: LoadedRunbook;
	problems: Problem[];
}

async function linkCall(step: CallStep, caller: LoadedRunbook, linking: Linking): Promise<FoundCall> {
	const place = placeOf(step, caller);
	const problem = (ruleId: Problem['ruleId'], message: string, hint: string): FoundCall => ({
		problems: [callProblem(caller.path, step.runbook.range, ruleId, message, hint)],
	});
	let chain: string[] | undefined;
	try {
		chain = await chainBack(place, caller, linking);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return problem('reference/runbook', `${error.message}.`, nearestDocument(step.runbook.path, caller.absolutePath));
	}
	if (chain)
		return problem(
			'language/call-recursion',
			`This runbook calls itself: ${[caller.path, ...chain].join(' → ')}.`,
			'Take the steps that both need out into a runbook of their own.',
		);
	const called = await once(place, linking.linked, async () => link(await extract(place, linking), linking));
	const [first, ...others] = called.problems.filter(({ severity }) => severity === 'error');
	if (first) {
		const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
		const text = `${called.path} can't be called: ${first.path}:${first.line}:${first.column}: ${first.message}${more}`;
		return problem('reference/runbook', text, `See all: runbook-exec check ${called.path}`);
	}
	if (!called.runbook)
		return problem('reference/runbook', `${called.path} has no step, so it is no runbook.`, 'Name a runbook.');
	const valid: LoadedRunbook = { ...called, runbook: called.runbook };
	return { called: valid, problems: callInputProblems(step, caller, valid) };
}

/** The documents on the way from a called one back to its caller; undefined where there is no such way. */
async function chainBack(place: Place, caller: Place, linking: Linking): Promise<string[] | undefined> {
	const target = realPath(caller.absolutePath);
	const seen = new Set<string>();
	const follow = async (next: Place): Promise<string[] | undefined> => {
		const key = realPath(next.absolutePath);
		if (key === target) return [next.path];
		if (seen.has(key)) return undefined;
		seen.add(key);
		const { runbook } = await extract(next, linking);
		for (const step of runbook ? callsOf(runbook) : []) {
			// A document further on that can't be read is a fault of the one that names it.
			const chain = await follow(placeOf(step, next)).catch(passUserError);
			if (chain) return [next.path, ...chain];
		}
		return undefined;
	};
	return follow(place);
}

function passUserError(error: unknown): undefined {
	if (!(error instanceof UserError)) throw error;
}

function extract(place: Place, linking: Linking): Promise<LoadedDocument> {
	return once(place, linking.extracted, () => linking.reading.extract(place));
}

function once(
	{ absolutePath }: Place,
	known: Map<string, Promise<LoadedDocument>>,
	read: () => Promise<LoadedDocument>,
): Promise<LoadedDocument> {
	const key = realPath(absolutePath);
	const document = known.get(key) ?? read();
	known.set(key, document);
	return document;
}

/** Two names of one file are one document. */
function realPath(file: string): string {
	try {
		return realpathSync(file);
	} catch {
		return file;
	}
}

/** Where a called document lies: its path counts from its caller. */
function placeOf({ runbook }: CallStep, caller: Place): Place {
	return {
		path: path.posix.join(path.posix.dirname(caller.path), runbook.path),
		absolutePath: path.resolve(path.dirname(caller.absolutePath), runbook.path),
	};
}

function callsOf({ steps }: Runbook): CallStep[] {
	return steps.filter((step): step is CallStep => step.kind === 'call');
}
