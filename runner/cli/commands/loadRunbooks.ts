import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { UserError } from '../../errors/userError.ts';
import { loadDocument } from '../../load/loadDocument.ts';
import type { LoadedDocument, LoadedRunbook } from '../../load/loadedDocument.ts';
import { findDocuments } from '../findDocuments.ts';
import { takeShard } from '../shard.ts';
import type { Shard } from '../shard.ts';

/** What is to be tested: valid runbooks with a sandbox, and why others are none. */
interface LoadedRunbooks {
	runbooks: LoadedRunbook[];
	invalid: Problem[];
	sources: Map<string, string>;
}

/** Documents without steps or sandbox are passed over; a set without any to test is an error, an empty part of one is not. */
export async function loadRunbooks(
	patterns: readonly string[],
	cwd: string,
	shard: Shard | undefined,
): Promise<LoadedRunbooks> {
	const concerned: LoadedDocument[] = [];
	for (const file of await findDocuments(patterns, cwd)) {
		const document = await loadDocument(file, cwd);
		if (document.isRunbook && (document.runbook?.contract.sandbox || errorsOf(document).length > 0))
			concerned.push(document);
	}
	if (concerned.length === 0)
		throw new UserError(`no runbook with a sandbox in ${patterns.join(', ')}: nothing would be tested`);
	const taken = takeShard(concerned, shard, ({ path, source }) => ({ path, size: source.length }));
	return {
		runbooks: taken.flatMap((document) => {
			const { runbook } = document;
			return runbook?.contract.sandbox && errorsOf(document).length === 0 ? [{ ...document, runbook }] : [];
		}),
		invalid: taken.flatMap(errorsOf),
		sources: new Map(taken.map(({ path, source }) => [path, source])),
	};
}

function errorsOf({ problems }: LoadedDocument): Problem[] {
	return problems.filter(({ severity }) => severity === 'error');
}
