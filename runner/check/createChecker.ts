import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { LoadedConfig } from '../config/loadConfig.ts';
import { createSettings } from '../config/settings.ts';
import { loadDocument, loadSource } from '../load/loadDocument.ts';
import type { LoadedDocument } from '../load/loadDocument.ts';
import type { DocumentReport } from '../report/schema.ts';
import { createVerifier } from '../verify/index.ts';
import { checkDocument } from './checkDocument.ts';
import { settleProblems } from './settleProblems.ts';

/** One document after its check; `report` is missing where it can't be understood. */
export interface CheckedDocument {
	path: string;
	absolutePath: string;
	source: string;
	report: DocumentReport | undefined;
	problems: Problem[];
}

/** Checks documents by the project's settings. Nothing of theirs is executed. */
export interface Checker {
	/** In the order of the files; `onStart` hears of each before it is read. */
	check(files: readonly string[], onStart: (done: number, file: string) => void): Promise<CheckedDocument[]>;
	/** Checks a document as if its text were another. */
	recheck(document: CheckedDocument, source: string): Promise<CheckedDocument>;
	close(): Promise<void>;
}

interface CheckerOptions {
	cwd: string;
	env: Readonly<Record<string, string | undefined>>;
	workspace?: string | undefined;
	loaded: LoadedConfig;
}

export function createChecker({ cwd, env, workspace, loaded }: CheckerOptions): Checker {
	const { config } = loaded;
	const settings = createSettings(loaded);
	const verifier = createVerifier({ env });
	const checkOne = async (document: LoadedDocument): Promise<CheckedDocument> => {
		const { path, absolutePath, source } = document;
		const { report, problems } = await checkDocument(document, { cwd, workspace, verifier });
		return {
			path,
			absolutePath,
			source,
			report,
			problems: settleProblems(problems, { path, absolutePath, source, settings, config }),
		};
	};
	return {
		check: async (files, onStart) => {
			const checked: CheckedDocument[] = [];
			for (const [index, file] of files.entries()) {
				onStart(index, file);
				checked.push(await checkOne(await loadDocument(file, cwd, config.knownDirectives)));
			}
			return checked;
		},
		recheck: async (document, source) => checkOne(await loadSource(document, source, config.knownDirectives)),
		close: () => verifier.close(),
	};
}
