import { readFileSync } from 'node:fs';
import type { Tool } from '../adapters/adapter.ts';
import { probeHelp } from '../help/probeHelp.ts';
import type { Finding } from '../match/finding.ts';
import { pathText, type CommandNode } from '../model/node.ts';
import { isSlip } from '../report/suggest.ts';
import type { Surface } from '../model/surface.ts';
import {
	certain,
	dismissed,
	likely,
	parserEvidence,
	surfaceEvidence,
	undecided,
	type Confirmation,
} from './confirmation.ts';
import { evidenceOf } from './evidence.ts';
import { isKnownPlugin, looksOnPath } from './knownPlugins.ts';
import { secondWitness } from './otherWitness.ts';
import { sourceFilesOf } from './sourceFiles.ts';
import { askParser } from './rejection.ts';

async function namedInHelp(tool: Tool, node: CommandNode, word: string): Promise<boolean> {
	const help = await probeHelp(tool, node.path);
	return help?.output.split(/[^\w-]+/).includes(word) ?? false;
}

async function shortens(tool: Tool, node: CommandNode): Promise<boolean> {
	const help = await probeHelp(tool, node.path);
	return /\b(?:shorten|abbreviat|unambiguous|unique prefix)/i.test(help?.output ?? '');
}

/** Whether the tool's help tells a real command from nonsense: then being treated as nonsense is a second witness. */
async function answersCommands(tool: Tool, node: CommandNode, { commands }: Surface): Promise<boolean> {
	for (const { name } of commands.slice(0, 2)) {
		const parser = await askParser(tool, node.path, { about: 'word', word: name });
		if (parser.outcome === 'accepted') return true;
	}
	return false;
}

/** A program in Node may take its commands from the copy of itself that a project has installed. */
function handsToProject({ facts, executable }: Tool): boolean {
	if (facts.interpreter !== 'node') return false;
	const name = executable.name.replace(/[^\w]/g, '\\$&');
	const localCopy = new RegExp(`['"]${name}['"],\\s*\\{\\s*(?:basedir|paths)\\b`);
	return sourceFilesOf(executable).some((file) => localCopy.test(readFileSync(file, 'utf8')));
}

/** Words that come from elsewhere: plugins, and the scripts of a project. */
function fromElsewhere(tool: Tool, node: CommandNode, word: string): Confirmation | undefined {
	const { executable, manner, plugins } = tool;
	const open = manner.openCommands && node.path.length === 0;
	if (open || handsToProject(tool)) return undecided(`\`${word}\` may be a script of the project`);
	const plugin = [executable.name, ...node.path, word].join('-');
	if (looksOnPath(executable.name) && plugins.has(plugin))
		return dismissed(evidenceOf(tool, 'path', `${plugin} is installed`));
	const missing = node.path.length === 0 && isKnownPlugin(executable.name, word);
	return missing ? undecided(`the plugin \`${executable.name} ${word}\` is not installed here`) : undefined;
}

async function bySecondWitness(tool: Tool, { node, text }: Finding, list: Surface): Promise<Confirmation> {
	const siblings = list.commands.map(({ name }) => name);
	if (siblings.some((name) => name.startsWith(text)) && (await shortens(tool, node)))
		return undecided(`\`${text}\` may be short for another command`);
	const other = await secondWitness(tool, node, text, siblings);
	if (!other) return likely(surfaceEvidence(tool, list));
	if (!other.has) return certain(surfaceEvidence(tool, list), other.evidence);
	const telling = text.includes('-') || (await namedInHelp(tool, node, text));
	return telling ? dismissed(other.evidence) : undecided(other.evidence.witness);
}

/** A word that may be an operand, and is one slip from a command (`buidl`), is hardly the name of a file. */
function slippedOperand(tool: Tool, finding: Finding, list: Surface): Confirmation {
	const slip = !tool.manner.openCommands && /^[a-z-]+$/.test(finding.text) && isSlip(finding);
	return slip ? likely(surfaceEvidence(tool, list)) : dismissed();
}

/** Whether a word where a subcommand belongs is surely none. */
export async function confirmSubcommand(tool: Tool, finding: Finding): Promise<Confirmation> {
	const { node, text } = finding;
	const list = node.surfaces.find((surface) => surface.commands.length > 0);
	if (!list) return undecided(`${pathText(node)} lists no commands`);
	if (finding.unsure) return slippedOperand(tool, finding, list);
	const elsewhere = fromElsewhere(tool, node, text);
	if (elsewhere) return elsewhere;
	const parser = await askParser(tool, node.path, { about: 'word', word: text });
	const told = [surfaceEvidence(tool, list), parserEvidence(tool, parser)];
	if (parser.outcome === 'accepted') return dismissed(parserEvidence(tool, parser));
	if (parser.outcome === 'rejected') return certain(...told);
	if (list.commandsExact) return certain(surfaceEvidence(tool, list));
	const agreed = parser.outcome === 'indistinct' && (await answersCommands(tool, node, list));
	return agreed ? certain(...told) : bySecondWitness(tool, finding, list);
}

/** Whether the tool's parser takes a command that its help does not list, and knows nonsense from it. */
export async function isHiddenCommand(tool: Tool, finding: Finding): Promise<boolean> {
	const confirmation = await confirmSubcommand(tool, finding);
	return confirmation.outcome === 'dismissed' && confirmation.evidence[0]?.layer === 'parser';
}
