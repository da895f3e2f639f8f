import * as z from 'zod';
import type { Tool } from '../adapter.ts';
import { interpreterArgs } from '../interpreter.ts';
import { recordedSchema, type Recorded } from '../parserTree/parsers.ts';
import { parserHook } from './hook.ts';

type Tell = (recorded: Recorded | undefined) => void;

const waiting = new WeakMap<Tool['memo'], Map<readonly string[], Tell>>();
/** Commands of one start: their answers must fit into what is kept of its output. */
const most = 24;

/**
 * What several commands of a script answer to `--help`, from one start of it: importing its libraries is what takes the
 * time. Undefined where nobody else asks at the same moment, or the script can't be asked so.
 */
export function askTogether(tool: Tool, path: readonly string[]): Promise<Recorded | undefined> {
	let asking = waiting.get(tool.memo);
	if (!asking) {
		asking = new Map();
		waiting.set(tool.memo, asking);
		setImmediate(() => void askWaiting(tool));
	}
	const asked = asking;
	return new Promise((resolve) => asked.set(path, resolve));
}

async function askWaiting(tool: Tool): Promise<void> {
	const asking = [...(waiting.get(tool.memo) ?? [])];
	waiting.delete(tool.memo);
	for (let start = 0; start < asking.length; start += most) {
		const part = asking.slice(start, start + most);
		const answers =
			part.length > 1
				? await askEach(
						tool,
						part.map(([path]) => path),
					)
				: [];
		for (const [index, [, tell]] of part.entries()) tell(answers[index]);
	}
}

const answerSchema = z.tuple([z.int(), recordedSchema]);

async function askEach(tool: Tool, paths: readonly (readonly string[])[]): Promise<(Recorded | undefined)[]> {
	const lists = JSON.stringify(paths.map((path) => [...path, '--help']));
	const program = [...interpreterArgs(tool), '-c', parserHook, 'each', tool.executable.realPath, lists];
	const answers: (Recorded | undefined)[] = [];
	try {
		const { stdout } = await tool.ask([], { program });
		for (const part of stdout.split('\u001E').filter((_, index) => index % 2 === 1)) {
			const [index, recorded] = answerSchema.parse(JSON.parse(part));
			answers[index] = recorded;
		}
	} catch {
		// Whoever is left without an answer asks alone.
	}
	return answers;
}
