import { nearest } from '../../../plugins/remark-runbook/language.ts';
import type { ShellCommand } from '../../shell/command.ts';
import type { SurfaceLayer } from '../layers.ts';
import type { CommandVerdict } from '../verdict.ts';
import { shellBuiltins } from './builtins.ts';
import { broughtPlugin } from './broughtPlugin.ts';
import { isGlobalPackage, launchedBy } from './launched.ts';
import { slipOf } from './slip.ts';
import type { PathTools } from './pathTools.ts';

interface ToolCheckerOptions {
	tools: PathTools;
	/** Tools that the lock file knows: what is missing here is checked against it. */
	locked?: ReadonlySet<string>;
	/** Tools that the document itself asks for: without them it cannot run. */
	declared: ReadonlySet<string>;
	/** A tool that is missing here may be on the reader's machine: plain Markdown says only so. */
	type: 'runbook' | 'markdown';
	/** The document's text: it may tell how to install a plugin that this machine lacks. */
	text?: string;
	/** Asked about every program that is there. */
	surface: SurfaceLayer;
	/** Whether a package of the workspace may bring a program of that name, in a version of its own. */
	projectBrings?: (name: string) => boolean;
}

/** Rung 2: whether a command's program is there, on `PATH`, in the shell or in the document, and knows its words. */
export function createToolChecker(options: ToolCheckerOptions): SurfaceLayer {
	const reported = new Set<string>();
	return {
		async check(command) {
			const verdict = await checkTool(command, options, reported);
			const plugin = broughtPlugin(command, verdict, options.text ?? '');
			return plugin === undefined ? verdict : unknown(`the document brings the plugin \`${plugin}\``);
		},
	};
}

async function checkTool(
	command: ShellCommand,
	options: ToolCheckerOptions,
	reported: Set<string>,
): Promise<CommandVerdict> {
	const [word] = command.words;
	if (!word) return verified('nothing to start');
	if (!word.known || word.placeholder)
		return unknown(`the name of the command is known only when it runs: ${word.text}`);
	if (command.defined) return verified(`${word.text} is a function of this document`);
	if (command.location.type === 'elsewhere')
		return unknown(`it runs elsewhere (${command.location.through} ${command.location.where})`.replace(' )', ')'));
	if (word.text.includes('/')) return unknown(`${word.text} is a path: its options are not looked up`);
	if (shellBuiltins.has(word.text)) return options.surface.check(command);
	if (options.tools.find(word.text)) return withLaunched(command, await options.surface.check(command), options);
	if (options.locked?.has(word.text)) return options.surface.check(command);
	if (command.mayBeDefined) return unknown(`${word.text} is not on PATH, and the document may have brought it before`);
	return missing(command, options, reported);
}

/** `npx tsup …` is wrong where `tsup …` is, if that is the program which would be started. */
async function withLaunched(
	command: ShellCommand,
	own: CommandVerdict,
	{ tools, surface, projectBrings }: ToolCheckerOptions,
): Promise<CommandVerdict> {
	const launched = launchedBy(command);
	const name = launched?.words[0]?.text ?? '';
	if (!launched || own.verdict === 'drifted' || !isGlobalPackage(tools.find(name)) || projectBrings?.(name)) return own;
	const inner = await surface.check(launched);
	return { ...inner, evidence: [...own.evidence, ...inner.evidence] };
}

function missing(command: ShellCommand, options: ToolCheckerOptions, reported: Set<string>): CommandVerdict {
	const [word] = command.words;
	const name = word?.text ?? '';
	const witness = `${name} is not on PATH`;
	const evidence = [{ layer: 'path', witness, tool: name }];
	const suggestion = suggest(name, options);
	const silent = options.type === 'markdown' && suggestion === undefined;
	if (!word || silent || reported.has(name)) return { verdict: 'unknown', problems: [], evidence };
	reported.add(name);
	const declared = options.declared.has(name);
	const problem = {
		ruleId: 'surface/tool-not-found' as const,
		severity: declared ? ('error' as const) : ('warning' as const),
		message: `${JSON.stringify(name)} is no program on this machine`,
		hint: suggestion
			? `Did you mean \`${suggestion}\`?`
			: 'Install it, or say under `tools` of the frontmatter that it is needed.',
		span: word.span,
		evidence,
	};
	return { verdict: declared ? 'drifted' : 'unknown', problems: [problem], evidence };
}

/** Any near name helps the author of a runbook; a plain document is only told of a slip. */
function suggest(name: string, { tools, type }: ToolCheckerOptions): string | undefined {
	const slip = slipOf(name, tools.names());
	return slip ?? (type === 'runbook' ? nearest(name, tools.names()) : undefined);
}

function verified(witness: string): CommandVerdict {
	return { verdict: 'verified', problems: [], evidence: [{ layer: 'shell', witness }] };
}

function unknown(witness: string): CommandVerdict {
	return { verdict: 'unknown', problems: [], evidence: [{ layer: 'path', witness }] };
}
