import type { OutputFence } from '../../schema/fence.ts';
import { stepKinds } from '../../schema/steps/index.ts';
import type { StepOf } from '../../schema/steps/index.ts';
import { commandFence, shellLanguages, type Fence } from '../fences/fence.ts';
import type { Attribute } from './attribute.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { readRequest, successStatuses } from './request.ts';
import type { StepParts, StepReader } from './stepParts.ts';

const usualInterval = 1000;

type Condition = StepOf<'wait'>['until'];

export const readWait: StepReader<'wait'> = (parts) => {
	const attributes = readAttributes(stepKinds.wait.attributes, parts.attributes, 'wait', parts.extraction);
	const fence = parts.fences.command;
	if (!fence && parts.fences.refused) return undefined;
	checkEffects(parts, fence);
	const time = parts.attributes.find(({ name }) => name === 'for');
	if (!checkCondition(parts, time, fence) || !attributes) return undefined;
	const until = fence
		? readPoll(fence, attributes.status, parts)
		: { type: 'duration' as const, milliseconds: attributes.for ?? 0 };
	if (!until) return undefined;
	return {
		...parts.base,
		output: readOutputs(until, parts),
		kind: 'wait',
		attributes: commonAttributes(attributes),
		until,
		every: attributes.every ?? usualInterval,
	};
};

function readPoll(fence: Fence, status: string[] | undefined, { extraction }: StepParts): Condition | undefined {
	if (shellLanguages.includes(fence.meta.language))
		return { type: 'command', command: commandFence(fence, extraction) };
	const request = readRequest(fence, extraction);
	return request && { type: 'request', request, status: status ?? successStatuses };
}

/** What the poll must answer: of a request the body where nothing is said. */
function readOutputs(until: Condition, { base, extraction }: StepParts): OutputFence[] {
	const streams: readonly string[] = until.type === 'request' ? ['body', 'headers'] : ['stdout', 'stderr'];
	return base.output.map((output) => {
		const of = until.type === 'request' && output.of === 'stdout' ? 'body' : output.of;
		if (until.type === 'duration' || !streams.includes(of)) {
			const message =
				until.type === 'duration' ? 'A wait for a time has no output.' : `What this step polls has no \`${of}\`.`;
			const hint =
				until.type === 'duration'
					? 'Remove it, or give the step a fence to poll.'
					: `It has \`${streams.join('` and `')}\`.`;
			extraction.report('language/role-not-allowed', output.range, message, hint);
		}
		return { ...output, of };
	});
}

function checkCondition(parts: StepParts, time: Attribute | undefined, fence: Fence | undefined): boolean {
	if ((time === undefined) !== (fence === undefined)) return true;
	const range = time ? time.nameRange : parts.opening;
	const message = time
		? 'This step waits for a time and polls a fence as well.'
		: 'This step does not say what it waits for.';
	const hint = time
		? 'Remove `for`, whose limit is `timeout`, or the fence.'
		: 'Give it `for=30s`, or a `bash` or `http` fence to poll.';
	parts.extraction.report('language/wait-condition', range, message, hint);
	return false;
}

/** `every` belongs to a poll, `status` to the poll of a request. */
function checkEffects({ attributes, extraction }: StepParts, fence: Fence | undefined): void {
	for (const { name, nameRange } of attributes) {
		const useless = (name === 'every' && !fence) || (name === 'status' && fence?.meta.language !== 'http');
		if (!useless) continue;
		const needed = name === 'every' ? 'a fence to poll' : 'an `http` fence to poll';
		const message = `\`${name}\` has no effect without ${needed}.`;
		extraction.report('language/attribute-without-effect', nameRange, message, `Remove it, or add ${needed}.`);
	}
}
