import type { ContainerDirective } from 'mdast-util-directive';
import { SKIP, visit } from 'unist-util-visit';
import type { CommandFence } from '../schema/fence.ts';
import type { HttpRequest } from '../schema/steps/http.ts';
import type { Step, StepOf } from '../schema/steps/index.ts';

/** What a directive holds besides its title and the fences that the step shows itself. Takes those fences out. */
export function proseOf(node: ContainerDirective, step: Step): ContainerDirective['children'] {
	const shown = new Set(fencesOf(step).map(({ range }) => range.start.line));
	visit(node, 'code', (code, index, parent) => {
		if (!parent || index === undefined || !shown.has(code.position?.start.line ?? 0)) return undefined;
		parent.children.splice(index, 1);
		return [SKIP, index];
	});
	return node.children.filter((child) => child.type !== 'paragraph' || !child.data?.directiveLabel);
}

function fencesOf(step: Step): CommandFence[] {
	const ready = step.kind === 'shell' ? step.ready : undefined;
	return [commandFence(step), ...step.output, step.check, step.undo, step.dryRun, ready].filter(
		(fence) => fence !== undefined,
	);
}

function commandFence(step: Step): CommandFence | undefined {
	switch (step.kind) {
		case 'shell':
			return step.command;
		case 'http':
			return step.request.fence;
		case 'sql':
			return step.statements;
		case 'file':
			return step.content;
		case 'require':
		case 'edit':
		case 'browser':
		case 'call':
			return step.fence;
		case 'wait':
			return waitFence(step.until);
		case 'manual':
		case 'approve':
		case 'choose':
			return undefined;
	}
}

function waitFence(until: StepOf<'wait'>['until']): HttpRequest['fence'] | undefined {
	switch (until.type) {
		case 'command':
			return until.command;
		case 'request':
			return until.request.fence;
		case 'duration':
			return undefined;
	}
}
