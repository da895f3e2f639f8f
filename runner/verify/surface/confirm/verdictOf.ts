import type { Evidence } from '../../../../plugins/remark-runbook/language.ts';
import type { Tool } from '../adapters/adapter.ts';
import { askParser, type Question, type Rejection } from './rejection.ts';
import { evidenceOf } from './evidence.ts';
import { isKnownPlugin } from './knownPlugins.ts';
import { helpWitness, manWitness, secondWitness } from './otherWitness.ts';
import type { Finding } from '../match/finding.ts';
import { exactSurface, isMentioned, optionNames, pathText, type CommandNode } from '../model/node.ts';
import type { Surface } from '../model/surface.ts';

/** `certain`: the tool's parser or its full list, or two witnesses that agree. `likely`: one witness. */
export type Confirmation =
	| { outcome: 'certain' | 'likely'; evidence: Evidence[] }
	| { outcome: 'dismissed'; evidence: Evidence[] }
	| { outcome: 'undecided'; reason: string };

function surfaceEvidence(tool: Tool, surface: Surface): Evidence {
	return evidenceOf(tool, surface.layer, surface.text, surface.probe);
}

function parserEvidence(tool: Tool, { witness, probe }: Rejection): Evidence {
	return evidenceOf(tool, 'parser', witness, probe);
}

function substantial(node: CommandNode): Surface | undefined {
	return node.surfaces.find(({ options, commands }) => options.length >= 2 || commands.length >= 2);
}

/** The words before a flag that may be repeated in a probe: no paths, nothing unknown. */
function contextOf({ before }: Finding): string[] {
	const plain = before.map(({ known, text }) => (known && /^[\w@%+,=:-]*$/.test(text) ? text : 'zzoperand'));
	return plain.slice(-12);
}

async function askFlag(tool: Tool, finding: Finding): Promise<Rejection> {
	const { node, text, whole } = finding;
	const ask = (flag: string, context: string[]): Promise<Rejection> =>
		askParser(tool, node.path, { about: 'flag', flag, context, ...(flag !== text && { named: text }) });
	const alone = await ask(text, []);
	if (alone.outcome !== 'rejected') return alone;
	if (whole !== undefined) {
		const asWritten = await ask(whole, []);
		if (asWritten.outcome === 'accepted') return asWritten;
	}
	const context = contextOf(finding);
	if (context.length === 0) return alone;
	const behind = await ask(text, context);
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
	const other =
		manWitness(tool, node, text) ??
		(await helpWitness(tool, node, text)) ??
		secondWitness(tool, node, text, optionNames(node));
	if (other?.has) return { outcome: 'dismissed', evidence: [other.evidence] };
	const help = substantial(node);
	if (help && other) return { outcome: 'certain', evidence: [surfaceEvidence(tool, help), other.evidence] };
	const whole = finding.whole === undefined || text.startsWith('--');
	if (help && !help.partial && whole) return { outcome: 'likely', evidence: [surfaceEvidence(tool, help)] };
	return { outcome: 'undecided', reason: `${pathText(node)} has no help that lists its options` };
}

/** Whether the tool's help tells a real command from nonsense: then being treated as nonsense is a second witness. */
async function answersCommands(tool: Tool, node: CommandNode, { commands }: Surface): Promise<boolean> {
	for (const { name } of commands.slice(0, 2)) {
		const parser = await askParser(tool, node.path, { about: 'word', word: name });
		if (parser.outcome === 'accepted') return true;
	}
	return false;
}

async function decideSubcommand(tool: Tool, { node, text }: Finding): Promise<Confirmation> {
	const list = node.surfaces.find((surface) => surface.commands.length > 0);
	if (!list) return { outcome: 'undecided', reason: `${pathText(node)} lists no commands` };
	if (tool.manner.openCommands) return { outcome: 'undecided', reason: `\`${text}\` may be a script of the project` };
	if (node.path.length === 0 && isKnownPlugin(tool.executable.name, text)) {
		return { outcome: 'undecided', reason: `the plugin \`${tool.executable.name} ${text}\` is not installed here` };
	}
	const evidence = surfaceEvidence(tool, list);
	const plugin = [tool.executable.name, ...node.path, text].join('-');
	if (tool.plugins.has(plugin))
		return { outcome: 'dismissed', evidence: [evidenceOf(tool, 'path', `${plugin} is installed`)] };
	const parser = await askParser(tool, node.path, { about: 'word', word: text });
	const told = [evidence, parserEvidence(tool, parser)];
	if (parser.outcome === 'accepted') return { outcome: 'dismissed', evidence: told.slice(1) };
	if (list.commandsExact) return { outcome: 'certain', evidence: [evidence] };
	if (parser.outcome === 'rejected') return { outcome: 'certain', evidence: told };
	const agreed = parser.outcome === 'indistinct' && (await answersCommands(tool, node, list));
	if (agreed) return { outcome: 'certain', evidence: told };
	const other = secondWitness(
		tool,
		node,
		text,
		list.commands.map(({ name }) => name),
	);
	if (other?.has) return { outcome: 'undecided', reason: other.evidence.witness };
	return other
		? { outcome: 'certain', evidence: [evidence, other.evidence] }
		: { outcome: 'likely', evidence: [evidence] };
}

function valueQuestion({ flag = '', text, word }: Finding): Question {
	return { about: 'value', flag, value: text, joined: word.text.startsWith(`${flag}=`) };
}

async function decideValue(tool: Tool, finding: Finding): Promise<Confirmation> {
	const exact = exactSurface(finding.node);
	const told = finding.candidates.length > 0 || finding.option?.numeric || finding.type === 'extra-argument';
	if (exact && told) return { outcome: 'certain', evidence: [surfaceEvidence(tool, exact)] };
	if (finding.flag === undefined) return { outcome: 'dismissed', evidence: [] };
	const parser = await askParser(tool, finding.node.path, valueQuestion(finding));
	const evidence = [parserEvidence(tool, parser)];
	if (parser.outcome === 'rejected') return { outcome: 'certain', evidence };
	return { outcome: 'dismissed', evidence };
}

async function decideOperand(tool: Tool, { node, text, candidates }: Finding): Promise<Confirmation> {
	const parser = await askParser(tool, node.path, { about: 'word', word: `${text}=1` });
	const told = parserEvidence(tool, parser);
	if (parser.outcome === 'rejected') return { outcome: 'certain', evidence: [told] };
	const other = secondWitness(tool, node, text, candidates);
	const help = substantial(node);
	if (!help || !other || other.has) return { outcome: 'dismissed', evidence: [told] };
	return { outcome: 'certain', evidence: [surfaceEvidence(tool, help), other.evidence] };
}

async function decideMissing(tool: Tool, finding: Finding): Promise<Confirmation> {
	const exact = exactSurface(finding.node);
	if (exact) return { outcome: 'certain', evidence: [surfaceEvidence(tool, exact)] };
	const help = substantial(finding.node);
	const parser = await askParser(tool, finding.node.path, { about: 'flag', flag: finding.text, context: [] });
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
		case 'unknown-operand':
			return decideOperand(tool, finding);
		case 'missing-value':
			return decideMissing(tool, finding);
		default:
			return decideValue(tool, finding);
	}
}
