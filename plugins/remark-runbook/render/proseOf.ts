import type { ContainerDirective } from 'mdast-util-directive';
import type { CommandFence } from '../schema/fence.ts';
import type { Step } from '../schema/steps/index.ts';

/** What a directive holds besides its title and the fences that the step shows itself. */
export function proseOf(node: ContainerDirective, step: Step): ContainerDirective['children'] {
	const shown = new Set(fencesOf(step).map((fence) => fence.range.start.line));
	return node.children.filter((child) => {
		if (child.type === 'paragraph') return !child.data?.directiveLabel;
		return child.type !== 'code' || !shown.has(child.position?.start.line ?? 0);
	});
}

function fencesOf(step: Step): CommandFence[] {
	const common = [...step.output, step.check, step.undo, step.dryRun].filter((fence) => fence !== undefined);
	const command = commandFence(step);
	return command ? [...common, command] : common;
}

function commandFence(step: Step): CommandFence | undefined {
	switch (step.kind) {
		case 'shell':
			return step.command;
		case 'http':
			return step.request.fence;
		case 'require':
			return step.fence;
		case 'wait':
			return waitFence(step.until);
		case 'manual':
			return undefined;
	}
}

function waitFence(until: Extract<Step, { kind: 'wait' }>['until']): CommandFence | undefined {
	if (until.type === 'duration') return undefined;
	return until.type === 'command' ? until.command : until.request.fence;
}
