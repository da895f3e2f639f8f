import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { Config } from '../settings/schema.ts';
import type { Settings } from '../settings/settings.ts';
import { applyIgnores } from '../ignores/applyIgnores.ts';
import { dedupe } from '../report/dedupe.ts';

interface Settling {
	path: string;
	absolutePath: string;
	source: string;
	settings: Settings;
	config: Pick<Config, 'knownTools' | 'placeholders'>;
}

/** What is left of a document's findings once the project's settings and the document's own comments have spoken. */
export function settleProblems(found: readonly Problem[], settling: Settling): Problem[] {
	const { path, absolutePath, source, settings } = settling;
	const settingOf = (ruleId: Problem['ruleId']): ReturnType<Settings['of']> => settings.of(ruleId, absolutePath);
	const wanted = found.filter((problem) => settingOf(problem.ruleId) !== 'off' && !isKnown(problem, settling));
	const causes = dedupe(wanted, new Map([[path, source]]));
	return applyIgnores(path, source, causes, (name) => settings.isOff(name, absolutePath)).map((problem) => {
		const setting = settingOf(problem.ruleId);
		return setting === undefined || setting === 'off' ? problem : { ...problem, severity: setting };
	});
}

/** A tool that readers have, or a word that stands for one of their values. */
function isKnown(problem: Problem, { source, config }: Settling): boolean {
	const { ruleId, evidence } = problem;
	if (ruleId === 'surface/tool-not-found') return evidence.some(({ tool }) => config.knownTools.includes(tool ?? ''));
	if (config.placeholders.length === 0 || !/^(?:surface|reference)\//.test(ruleId)) return false;
	const words = textOf(problem, source).split(/[^\w.:@%+-]+/);
	return config.placeholders.some((placeholder) => words.includes(placeholder));
}

function textOf({ line, column, endLine, endColumn }: Problem, source: string): string {
	const text = source.split('\n')[line - 1] ?? '';
	return endLine === line ? text.slice(column - 1, endColumn - 1) : text.slice(column - 1);
}
