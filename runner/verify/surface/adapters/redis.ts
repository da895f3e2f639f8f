import { distance } from 'fastest-levenshtein';
import * as z from 'zod';
import { evidenceOf } from '../confirm/evidence.ts';
import { plainLines } from '../help/text.ts';
import type { Reading } from '../match/readCommand.ts';
import { problemOf } from '../report/problems.ts';
import type { Adapter, Judgement, Tool } from './adapter.ts';
import { describeByHelp } from './generic.ts';

const knownSchema = z.array(z.string());

/** Redis commands by group, from the client's built-in help; no server is asked. */
function commandNames(tool: Tool): Promise<string[]> {
	return tool.memo.get('redis commands', knownSchema, async () => {
		const groups = `generic string list set sorted-set hash pubsub transactions connection server scripting hyperloglog
			cluster geo stream bitmap sentinel`.split(/\s+/);
		const answers = await Promise.all(groups.map((group) => tool.ask(['help', `@${group}`])));
		const lines = answers.flatMap(({ stdout }) => plainLines(stdout));
		return [
			...new Set(lines.flatMap((line) => /^ {2}([A-Z][A-Z _-]+?)(?: {2}|$| [a-z[(])/.exec(line)?.[1]?.trim() ?? [])),
		];
	});
}

/** Commands that the help never lists but every server knows. */
const unlisted = new Set(['HELP', 'QUIT', 'COMMAND', 'DEBUG', 'SYNC', 'PSYNC', 'REPLCONF', 'EXIT']);

async function judgeCommand(tool: Tool, { operands, node }: Reading): Promise<Judgement> {
	const nothing: Judgement = { problems: [], settled: [] };
	const [word] = operands;
	if (!word?.known || !/^[A-Za-z]+$/.test(word.text)) return nothing;
	const names = await commandNames(tool);
	const words = new Set(names.map((name) => name.split(' ')[0] ?? name));
	const wanted = word.text.toUpperCase();
	if (words.size < 50 || words.has(wanted) || unlisted.has(wanted)) return nothing;
	const candidates = [...words].map((name) => (word.text === wanted ? name : name.toLowerCase()));
	const near = candidates.some((name) => name.length > 2 && distance(name, word.text) === 1);
	const finding = {
		type: 'unknown-subcommand' as const,
		node,
		word,
		span: word.span,
		text: word.text,
		before: [],
		candidates,
	};
	const evidence = evidenceOf(tool, 'help', `its help on ${words.size} commands has no ${wanted}`, [
		'redis-cli',
		'help',
		'@group',
	]);
	return { problems: [problemOf(finding, near ? 'error' : 'warning', [evidence])], settled: [] };
}

/** redis-cli: options by `--help`, Redis commands by its built-in table. Modules add commands:
 * one that is no misspelling of a listed command is only a warning. */
export const redis: Adapter = {
	name: 'redis',
	suits: ({ executable }) => /^(?:redis|valkey|keydb)-cli$/.test(executable.name),
	describe: describeByHelp,
	judge: judgeCommand,
};
