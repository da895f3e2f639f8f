import { expect, it } from 'vitest';
import { broughtPlugin } from '../../../../runner/verify/tool/broughtPlugin.ts';
import type { CommandProblem } from '../../../../runner/verify/verdict.ts';
import { commandOf } from '../surface/checking.ts';

it.each([
	['kubectl krew install gadget', 'kubectl gadget'],
	['tar -xzf kubectl-gadget.tgz kubectl-gadget', 'kubectl gadget'],
	['Install the plugins with `kubectl plugin add ns gadget`', 'kubectl gadget'],
	['kubectl krew install gadgets', undefined],
	['The kubectl-gadgets are no plugin, nor is my-kubectl-gadget', undefined],
	['apt install gadget', undefined],
])('a document that says %s brings %s', (text, plugin) => {
	const command = commandOf('kubectl gadget version');
	const span = command.words[1]?.span ?? { start: 0, end: 0 };
	const problem: CommandProblem = {
		ruleId: 'surface/unknown-subcommand',
		severity: 'error',
		message: '',
		span,
		evidence: [],
	};
	expect(broughtPlugin(command, { verdict: 'drifted', evidence: [], problems: [problem] }, text)).toBe(plugin);
	const flag: CommandProblem = { ...problem, ruleId: 'surface/unknown-flag' };
	expect(broughtPlugin(command, { verdict: 'drifted', evidence: [], problems: [flag] }, text)).toBeUndefined();
});
