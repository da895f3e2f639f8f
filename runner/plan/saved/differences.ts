import { createTwoFilesPatch } from 'diff';
import type { SavedPlan } from './savedPlan.ts';

/** In what a plan as it is now differs from the saved one, one text each; none where it may be executed. */
export function planDifferences(saved: SavedPlan, now: SavedPlan): string[] {
	return [
		...documentDifference(saved.document, now.document),
		...calledDifferences(saved.called, now.called),
		...valueDifferences('workspace', { directory: saved.workspace }, { directory: now.workspace }),
		...valueDifferences('input', saved.inputs, now.inputs),
		...valueDifferences('secret', named(saved.secrets), named(now.secrets)),
		...valueDifferences('selection', words(saved.selection), words(now.selection)),
		...valueDifferences('choice', saved.chosen, now.chosen),
		...valueDifferences('tool', saved.tools, now.tools),
		...valueDifferences('step', commands(saved), commands(now)),
	];
}

function documentDifference(saved: SavedPlan['document'], now: SavedPlan['document']): string[] {
	if (saved.sha256 === now.sha256) return [];
	const patch = createTwoFilesPatch('plan', 'now', saved.source, now.source, '', '', { context: 1 });
	return [`the document ${now.path} changed:\n${patch.split('\n').slice(3).join('\n').trimEnd()}`];
}

function calledDifferences(saved: SavedPlan['called'], now: SavedPlan['called']): string[] {
	const paths = [...new Set([...saved, ...now].map(({ path }) => path))];
	return paths.flatMap((path) => {
		const [before, after] = [saved, now].map((documents) => documents.find((one) => one.path === path));
		if (before && after) return documentDifference(before, after);
		return [`the document ${path} is called ${before ? 'in the plan, and not now' : 'now, and not in the plan'}`];
	});
}

type Values = Readonly<Record<string, string | null | undefined>>;

function valueDifferences(what: string, saved: Values, now: Values): string[] {
	const names = [...new Set([...Object.keys(saved), ...Object.keys(now)])];
	return names
		.filter((name) => saved[name] !== now[name])
		.map((name) => `${what} ${name}: ${shown(saved[name])} in the plan, ${shown(now[name])} now`);
}

function shown(value: string | null | undefined): string {
	if (value === undefined) return 'none';
	return value === null ? 'of an unknown version' : JSON.stringify(value);
}

function named(names: readonly string[]): Values {
	return Object.fromEntries(names.map((name) => [name, 'given']));
}

function words(selection: SavedPlan['selection']): Values {
	return Object.fromEntries(
		Object.entries(selection).map(([name, value]) => [name, value && [value].flat().join(',')]),
	);
}

function commands({ steps }: SavedPlan): Values {
	return Object.fromEntries(steps.map(({ id, command, skipped }) => [id, skipped ?? command]));
}
