import type { Evidence } from '../../../../plugins/remark-runbook/index.ts';
import type { Tool } from '../adapters/adapter.ts';
import { askParser, type Question, type Rejection } from './rejection.ts';
import { manPages } from '../man/manPage.ts';
import type { Finding } from '../match/finding.ts';
import { exactSurface, grammarHas, isMentioned, pathText, type CommandNode } from '../model/node.ts';
import type { Surface } from '../model/surface.ts';

/** `certain`: the tool's parser or its full list, or two witnesses that agree. `likely`: one witness. */
export type Confirmation =
	| { outcome: 'certain' | 'likely'; evidence: Evidence[] }
	| { outcome: 'dismissed'; evidence: Evidence[] }
	| { outcome: 'undecided'; reason: string };

export function evidenceOf(tool: Tool, layer: string, witness: string, probe?: readonly string[]): Evidence {
	return {
		layer,
		witness: witness.slice(0, 300),
		tool: tool.executable.name,
		...(tool.version !== undefined && { version: tool.version }),
		...(probe && probe.length > 0 && { probe: [...probe] }),
	};
}

function surfaceEvidence(tool: Tool, surface: Surface): Evidence {
	return evidenceOf(tool, surface.layer, surface.text, surface.probe);
}

function parserEvidence(tool: Tool, { witness, probe }: Rejection): Evidence {
	return evidenceOf(tool, 'parser', witness, probe);
}

function substantial(node: CommandNode): Surface | undefined {
	return node.surfaces.find(({ options, commands }) => options.length >= 2 || commands.length >= 2);
}

function manEvidence(tool: Tool, node: CommandNode, flag: string): { has: boolean; evidence: Evidence } | undefined {
	const pages = manPages(tool.executable, node.path);
	const known = node.surfaces.flatMap((surface) => surface.options.flatMap(({ names }) => names));
	const telling = pages.filter(({ flags }) => known.filter((name) => flags.has(name)).length * 2 >= known.length);
	const page = pages.find(({ flags }) => flags.has(flag));
	if (page) return { has: true, evidence: evidenceOf(tool, 'man', `${page.file} names ${flag}`) };
	const [first] = telling;
	return first && { has: false, evidence: evidenceOf(tool, 'man', `${first.file} does not name ${flag}`) };
}

async function askFlag(tool: Tool, { node, text, whole, operandsBefore }: Finding): Promise<Rejection> {
	const ask = (flag: string, operands: string[]): Promise<Rejection> =>
		askParser(tool, node.path, { about: 'flag', flag, operands });
	const alone = await ask(text, []);
	if (alone.outcome !== 'rejected') return alone;
	if (whole !== undefined) {
		const asWritten = await ask(whole, []);
		if (asWritten.outcome === 'accepted' && grammarHas(node, 'singleDash')) return asWritten;
	}
	if (operandsBefore === 0) return alone;
	const behind = await ask(text, ['zz-operand']);
	return behind.outcome === 'rejected' ? behind : { ...behind, outcome: 'accepted' };
}

async function decideFlag(tool: Tool, finding: Finding): Promise<Confirmation> {
	const { node, text } = finding;
	const exact = exactSurface(node);
	if (exact) return { outcome: 'certain', evidence: [surfaceEvidence(tool, exact)] };
	const parser = await askFlag(tool, finding);
	if (parser.outcome === 'rejected') return { outcome: 'certain', evidence: [parserEvidence(tool, parser)] };
	if (parser.outcome === 'accepted') return { outcome: 'dismissed', evidence: [parserEvidence(tool, parser)] };
	const mention = node.surfaces[0];
	if (mention && isMentioned(node, text)) return { outcome: 'dismissed', evidence: [surfaceEvidence(tool, mention)] };
	const man = manEvidence(tool, node, text);
	if (man?.has) return { outcome: 'dismissed', evidence: [man.evidence] };
	const help = substantial(node);
	if (help && man) return { outcome: 'certain', evidence: [surfaceEvidence(tool, help), man.evidence] };
	if (help) return { outcome: 'likely', evidence: [surfaceEvidence(tool, help)] };
	return { outcome: 'undecided', reason: `${pathText(node)} has no help that lists its options` };
}

async function decideSubcommand(tool: Tool, { node, text }: Finding): Promise<Confirmation> {
	const list = node.surfaces.find((surface) => surface.commands.length > 0);
	if (!list) return { outcome: 'undecided', reason: `${pathText(node)} lists no commands` };
	const evidence = surfaceEvidence(tool, list);
	const plugin = [tool.executable.name, ...node.path, text].join('-');
	if (tool.plugins.has(plugin))
		return { outcome: 'dismissed', evidence: [evidenceOf(tool, 'path', `${plugin} is installed`)] };
	if (list.commandsExact) return { outcome: 'certain', evidence: [evidence] };
	const parser = await askParser(tool, node.path, { about: 'word', word: text });
	const told = [evidence, parserEvidence(tool, parser)];
	if (parser.outcome === 'accepted') return { outcome: 'dismissed', evidence: told.slice(1) };
	if (parser.outcome === 'inconclusive') return { outcome: 'likely', evidence: [evidence] };
	return { outcome: 'certain', evidence: told };
}

function valueQuestion({ flag = '', text, word }: Finding): Question {
	return { about: 'value', flag, value: text, joined: word.text.startsWith(`${flag}=`) };
}

async function decideValue(tool: Tool, finding: Finding): Promise<Confirmation> {
	const exact = exactSurface(finding.node);
	if (exact) return { outcome: 'certain', evidence: [surfaceEvidence(tool, exact)] };
	if (finding.flag === undefined) return { outcome: 'undecided', reason: 'the operand may be anything' };
	const parser = await askParser(tool, finding.node.path, valueQuestion(finding));
	const evidence = [parserEvidence(tool, parser)];
	if (parser.outcome === 'rejected') return { outcome: 'certain', evidence };
	if (parser.outcome === 'accepted') return { outcome: 'dismissed', evidence };
	return { outcome: 'undecided', reason: `whether ${finding.flag} takes ${finding.text} is not known` };
}

async function decideMissing(tool: Tool, finding: Finding): Promise<Confirmation> {
	const exact = exactSurface(finding.node);
	if (exact) return { outcome: 'certain', evidence: [surfaceEvidence(tool, exact)] };
	const help = substantial(finding.node);
	const parser = await askParser(tool, finding.node.path, { about: 'flag', flag: finding.text, operands: [] });
	if (!help || parser.outcome === 'rejected') return { outcome: 'undecided', reason: 'the option is not known' };
	return { outcome: 'likely', evidence: [surfaceEvidence(tool, help)] };
}

/** Weighs the witnesses of one suspicion. */
export function confirm(tool: Tool, finding: Finding): Promise<Confirmation> {
	switch (finding.type) {
		case 'unknown-flag':
			return decideFlag(tool, finding);
		case 'unknown-subcommand':
			return decideSubcommand(tool, finding);
		case 'missing-value':
			return decideMissing(tool, finding);
		default:
			return decideValue(tool, finding);
	}
}
