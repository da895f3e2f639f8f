import type {
	AndOr,
	CommandNode,
	CompoundList,
	For,
	Pipeline,
	PipelineNode,
	Redirected,
	Script,
	Select,
	Statement,
} from 'unbash';
import type { InputSource } from '../command.ts';
import { cloneState, mergeBranches } from '../state.ts';
import type { SessionState } from '../state.ts';
import { readSingleWord } from '../words/readWord.ts';
import type { Frame } from './frame.ts';
import { walkSubstitutions } from './nested.ts';
import { emitRedirects, walkCommand } from './simpleCommand.ts';

/** Walks the statements of a script or a compound list in order. */
export function walkScript(script: Pick<Script, 'commands'>, frame: Frame): void {
	for (const statement of script.commands) walkStatement(statement, frame);
}

function walkStatement(statement: Statement, frame: Frame): void {
	const inner = statement.background ? { ...apart(frame), background: true } : frame;
	if (statement.command.type === 'AndOr') walkAndOr(statement.command, inner);
	else walkPipelineNode(statement.command, inner);
}

/** What follows `||` runs only where something failed, so its effects do not last. */
function walkAndOr(node: AndOr, frame: Frame): void {
	const before = cloneState(frame.state);
	node.commands.forEach((command, index) => {
		const isFallback = index > 0 && node.operators[index - 1] === '||';
		walkPipelineNode(command, isFallback ? apart({ ...frame, state: before }) : frame);
	});
}

function walkPipelineNode(node: PipelineNode, frame: Frame): void {
	if (node.type === 'Pipeline') walkPipeline(node, frame);
	else walkNode(node, { ...frame, pipeline: { id: node.pos, index: 0, length: 1 } });
}

function walkPipeline(node: Pipeline, frame: Frame): void {
	const length = node.commands.length;
	node.commands.forEach((command, index) => {
		const place = length > 1 ? apart(frame) : frame;
		const input = index > 0 ? 'pipe' : frame.input;
		walkNode(command, { ...place, input, pipeline: { id: node.pos, index, length } });
	});
}

function walkNode(node: CommandNode, frame: Frame): void {
	switch (node.type) {
		case 'Command':
			return walkCommand(node, frame);
		case 'Redirected':
			return walkRedirected(node, frame);
		case 'Subshell':
			return walkScript(node.body, apart(frame));
		case 'BraceGroup':
			return walkScript(node.body, frame);
		case 'Function':
			frame.state.functions.set(node.name.value, { node, source: frame.source });
			return walkBody(node.body, apart(frame));
		case 'Coproc':
			return walkBody(node.body, { ...apart(frame), background: true });
		case 'TestCommand':
		case 'ArithmeticCommand':
			return walkSubstitutions(node, frame);
		default:
			return walkBranches(node, frame);
	}
}

function walkBody(node: CommandNode | CompoundList, frame: Frame): void {
	if (node.type === 'CompoundList') walkScript(node, frame);
	else walkNode(node, frame);
}

function walkBranches(
	node: Extract<CommandNode, { type: 'If' | 'For' | 'While' | 'Select' | 'ArithmeticFor' | 'Case' }>,
	frame: Frame,
): void {
	switch (node.type) {
		case 'If': {
			walkScript(node.clause, frame);
			for (const elif of node.elif) walkScript(elif.clause, apart(frame));
			return branch([node.then, ...node.elif.map((elif) => elif.then), ...(node.else ? [node.else] : [])], frame);
		}
		case 'While':
			walkScript(node.clause, frame);
			return branch([node.body], frame);
		case 'Case':
			walkSubstitutions(node.word, frame);
			return branch(
				node.items.map((item) => item.body),
				frame,
			);
		case 'ArithmeticFor':
			return branch([node.body], frame);
		default:
			for (const word of node.wordlist ?? []) walkSubstitutions(word, frame);
			setLoopVariable(node, frame);
			return branch([node.body], frame);
	}
}

/** A loop over one known word sets its variable to it; any other sets it to something unknown. */
function setLoopVariable(node: For | Select, frame: Frame): void {
	const [only, ...others] = node.wordlist ?? [];
	const word = only && others.length === 0 ? readSingleWord(only, frame.source, frame.state) : undefined;
	frame.state.variables.set(node.name.value, word?.known ? word.text : undefined);
}

function branch(bodies: readonly CompoundList[], frame: Frame): void {
	const states: SessionState[] = bodies.map((body) => {
		const inner = apart(frame);
		walkScript(body, inner);
		return inner.state;
	});
	mergeBranches(frame.state, states);
}

function walkRedirected(node: Redirected, frame: Frame): void {
	for (const redirect of node.redirects) walkSubstitutions(redirect, frame);
	emitRedirects(node, frame);
	walkNode(node.command, { ...frame, input: redirectedInput(node, frame.input) });
}

function redirectedInput(node: Redirected, inherited: InputSource): InputSource {
	const source = node.redirects.find((redirect) => ['<', '<<', '<<-', '<<<'].includes(redirect.operator));
	if (!source) return inherited;
	return source.operator === '<' ? 'file' : 'heredoc';
}

/** The same place with a copy of the session: what happens there does not last. */
function apart(frame: Frame): Frame {
	return { ...frame, state: cloneState(frame.state), lasting: undefined };
}
