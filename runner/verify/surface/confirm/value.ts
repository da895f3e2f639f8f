import type { Tool } from '../adapters/adapter.ts';
import type { Finding } from '../match/finding.ts';
import { exactSurface } from '../model/node.ts';
import type { Surface } from '../model/surface.ts';
import {
	certain,
	dismissed,
	likely,
	parserEvidence,
	substantial,
	surfaceEvidence,
	type Confirmation,
} from './confirmation.ts';
import { evidenceOf } from './evidence.ts';
import { compareWithNonsense, refusedWithList } from './compareValues.ts';
import { secondWitness, valueInManual } from './otherWitness.ts';
import { askParser, type Rejection } from './rejection.ts';

/** Whether a value outside of the known ones, or a surplus operand, is surely wrong. */
export async function confirmValue(tool: Tool, finding: Finding): Promise<Confirmation> {
	const { node, text, word, flag, option, candidates, type } = finding;
	if (finding.unsure) return confirmUnsure(tool, finding);
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
	if (!shown) return dismissed(evidence);
	if (candidates.length === 0) return (await withoutList(tool, finding, joined, shown, parser)) ?? dismissed(evidence);
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

/** A refusal of the value itself; whoever does not find a thing of the system says so in other words. */
const refusesValue =
	/\b(?:invalid|illegal|unrecogni[sz]ed|unsupported|not a valid|isn['’]t a valid) (?:argument|value|choice|parameter|option|setting)s?\b/i;

/** Asks the parser of a compiled program about a value against which nothing else speaks. */
async function confirmUnsure(tool: Tool, { node, text, word, flag = '' }: Finding): Promise<Confirmation> {
	if (!tool.sandboxed || tool.facts.kind !== 'binary' || exactSurface(node)) return dismissed();
	const joined = word.text.startsWith(`${flag}=`);
	const parser = await askParser(tool, node.path, { about: 'value', flag, value: text, joined });
	const refused = parser.outcome === 'rejected' && refusesValue.test(parser.witness) && parser.witness.includes(text);
	return refused ? certain(parserEvidence(tool, parser)) : dismissed();
}

/** Words that stand for a quantity. */
const quantities =
	/^(?:all|any|auto(?:matic)?|current|default|disabled?|enabled?|false|forever|full|half|inf(?:inite|inity)?|large|last|latest|low|max(?:imum)?|medium|min(?:imum)?|never|no|none|now|null|off|on|small|true|unlimited|unset|yes|zero)$/i;

/** A value of which no list is known: the parser's refusal may name one, and a word is no number. */
async function withoutList(
	tool: Tool,
	{ node, text, flag = '', option }: Finding,
	joined: boolean,
	shown: Surface,
	parser: Rejection,
): Promise<Confirmation | undefined> {
	const refused = await refusedWithList(tool, node.path, { flag, value: text, joined });
	if (refused.outcome === 'rejected') return certain(evidenceOf(tool, 'parser', refused.witness, refused.probe));
	const unheard = parser.outcome === 'indistinct' || parser.helped;
	const word = /^[a-z]{3,}$/i.test(text) && !quantities.test(text);
	return option?.counted && unheard && word ? likely(surfaceEvidence(tool, shown)) : undefined;
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
