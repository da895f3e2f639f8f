import { didYouMean } from '../../problems/nearest.ts';
import type { ChooseStep } from '../../schema/steps/choose.ts';
import type { Step } from '../../schema/steps/index.ts';
import type { Extraction } from '../extraction.ts';
import { listOf } from '../values/words.ts';
import type { Frontmatter } from './readFrontmatter.ts';

/** Holds the choices that a sandbox makes against the `choose` steps of the document. */
export function checkSandboxChoices(
	{ contract, rangeAt }: Frontmatter,
	steps: readonly Step[],
	extraction: Extraction,
): void {
	const open = steps.filter((step): step is ChooseStep => step.kind === 'choose' && step.input === undefined);
	const ids = open.map(({ id }) => id);
	const calls = steps.filter(({ kind }) => kind === 'call').map(({ id }) => `${id}/`);
	for (const [id, option] of Object.entries(contract.sandbox?.choices ?? {})) {
		// What a called runbook chooses, that document alone tells.
		if (calls.some((prefix) => id.startsWith(prefix))) continue;
		const range = rangeAt(['sandbox', 'choices', id]);
		const values = open.find((step) => step.id === id)?.options.map(({ value }) => value);
		if (values?.includes(option)) continue;
		const message = values
			? `\`${option}\` is no option of the choose step \`${id}\`.`
			: `No choose step without an input has the id \`${id}\`.`;
		const known = values ?? ids;
		const all = known.length > 0 ? `It is one of ${listOf(known)}.` : 'Remove it: the document chooses nothing.';
		extraction.report('language/frontmatter-value', range, message, didYouMean(values ? option : id, known) ?? all);
	}
}
