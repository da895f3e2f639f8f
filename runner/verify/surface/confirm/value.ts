import type { Tool } from '../adapters/adapter.ts';
import type { Finding } from '../match/finding.ts';
import { exactSurface } from '../model/node.ts';
import { certain, dismissed, parserEvidence, substantial, surfaceEvidence, type Confirmation } from './confirmation.ts';
import { evidenceOf } from './evidence.ts';
import { compareWithNonsense } from './compareValues.ts';
import { secondWitness, valueInManual } from './otherWitness.ts';
import { askParser } from './rejection.ts';

/** Whether a value outside of the known ones, or a surplus operand, is surely wrong. */
export async function confirmValue(tool: Tool, finding: Finding): Promise<Confirmation> {
	const { node, text, word, flag, option, candidates, type } = finding;
	const exact = exactSurface(node);
	const told = candidates.length > 0 || option?.numeric || type === 'extra-argument';
	if (exact && told) return certain(surfaceEvidence(tool, exact));
	const help = node.surfaces.find(({ operands }) => operands !== undefined);
	if (flag === undefined) return help && type === 'bad-value' ? certain(surfaceEvidence(tool, help)) : dismissed();
	const joined = word.text.startsWith(`${flag}=`);
	const parser = await askParser(tool, node.path, { about: 'value', flag, value: text, joined });
	const evidence = parserEvidence(tool, parser);
	if (parser.outcome === 'rejected') return certain(evidence);
	const shown = substantial(node);
	if (!shown || candidates.length === 0) return dismissed(evidence);
	if (option?.generated) return certain(surfaceEvidence(tool, shown));
	const compared = await compareWithNonsense(tool, node.path, { flag, value: text, joined, choices: candidates });
	const byParser = evidenceOf(tool, 'parser', compared.witness, compared.probe);
	if (compared.outcome !== 'inconclusive')
		return compared.outcome === 'rejected' ? certain(byParser) : dismissed(byParser);
	const names = option?.names ?? [flag];
	const other =
		valueInManual(tool, node, names, text, candidates) ?? (await secondWitness(tool, node, text, candidates));
	return other && !other.has ? certain(surfaceEvidence(tool, shown), other.evidence) : dismissed(evidence);
}

/** Whether a named operand (`cuont=1`) that the help does not list is surely wrong. */
export async function confirmOperand(tool: Tool, { node, text, candidates }: Finding): Promise<Confirmation> {
	const parser = await askParser(tool, node.path, { about: 'word', word: `${text}=1` });
	if (parser.outcome === 'rejected') return certain(parserEvidence(tool, parser));
	const other = await secondWitness(tool, node, text, candidates);
	const help = substantial(node);
	if (!help || !other || other.has) return dismissed(parserEvidence(tool, parser));
	return certain(surfaceEvidence(tool, help), other.evidence);
}
