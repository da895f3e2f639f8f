import { createTwoFilesPatch } from 'diff';
import type { CheckedDocument, Checker } from '../../check/createChecker.ts';
import { fixDocument } from '../../check/fix/fixDocument.ts';
import { writeDocument } from '../../check/fix/writeDocument.ts';
import { plural } from '../../report/text/plural.ts';
import { printable } from '../../report/text/printable.ts';
import { hideSecrets } from '../../report/terminal/hideSecrets.ts';
import { readReporters } from '../reporters.ts';
import type { CheckOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface Mended {
	before: CheckedDocument;
	after: CheckedDocument;
	count: number;
}

/**
 * Mends what is certain and shows it as a difference; writes where `--fix` asks for it, once all documents were looked
 * at. The documents as they are then.
 */
export async function fixDocuments(
	documents: readonly CheckedDocument[],
	checker: Checker,
	options: CheckOptions,
	terminal: Terminal,
): Promise<CheckedDocument[]> {
	const say = writerOf(options, terminal);
	const mended: Mended[] = [];
	for (const document of documents) {
		const found = await mend(document, checker, say);
		if (found) mended.push(found);
	}
	for (const one of mended) say(difference(one, terminal));
	const count = mended.reduce((sum, one) => sum + one.count, 0);
	const where = `${plural(count, 'mend')} in ${plural(mended.length, 'document')}`;
	if (options.fixDryRun || mended.length === 0) {
		say(
			mended.length === 0
				? 'Nothing that can be mended for certain.\n\n'
				: `${where}; nothing was written. Write with --fix.\n\n`,
		);
		return [...documents];
	}
	for (const { before, after } of mended) {
		await writeDocument(before.absolutePath, before.path, before.source, after.source);
	}
	say(`${where} written.\n\n`);
	const written = new Map(mended.map(({ before, after }) => [before, after]));
	return documents.map((document) => written.get(document) ?? document);
}

async function mend(
	document: CheckedDocument,
	checker: Checker,
	say: (text: string) => void,
): Promise<Mended | undefined> {
	if (!document.problems.some(({ fix }) => fix !== undefined)) return undefined;
	let after = document;
	const recheck = async (text: string): Promise<CheckedDocument['problems']> => {
		after = await checker.recheck(document, text);
		return after.problems;
	};
	const { text, count, refused } = await fixDocument(document.source, document.problems, recheck);
	for (const { line, fix = '' } of refused) {
		say(
			`${printable(document.path)}:${line}: left as it is: with ${printable(JSON.stringify(fix))} it would have a new problem\n`,
		);
	}
	// The last look may have been at a text that was not taken.
	if (text !== document.source) after = await checker.recheck(document, text);
	return text === document.source ? undefined : { before: document, after, count };
}

/** Standard output where a person reads it, else standard error: a report there is for a program. */
function writerOf({ reporter }: CheckOptions, terminal: Terminal): (text: string) => void {
	const onOutput = readReporters(reporter).find(({ file }) => file === undefined);
	return onOutput?.name === 'terminal' ? terminal.out : terminal.err;
}

function difference({ before, after }: Mended, { colors }: Terminal): string {
	const [old, mended] = [before, after].map(({ source, problems }) => hideSecrets(source, problems));
	const patch = createTwoFilesPatch(`a/${before.path}`, `b/${before.path}`, old ?? '', mended ?? '', '', '', {
		context: 2,
	});
	const lines = patch.split('\n').filter((line) => !line.startsWith('===='));
	const paint = (line: string): string => {
		if (/^(?:---|\+\+\+)/.test(line)) return colors.bold(line);
		if (line.startsWith('-')) return colors.red(line);
		return line.startsWith('+') ? colors.green(line) : line;
	};
	return `${lines.map((line) => paint(printable(line.trimEnd()))).join('\n')}\n`;
}
