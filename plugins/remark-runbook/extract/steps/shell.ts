import { stepKinds } from '../../schema/steps/index.ts';
import { commandFence } from '../fences/fence.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { requireCommand } from './requireCommand.ts';
import type { StepReader } from './stepParts.ts';
import { checkStream } from './stream.ts';

export const readShell: StepReader<'shell'> = (parts) => {
	const { extraction, fences } = parts;
	const attributes = readAttributes(stepKinds.shell.attributes, parts.attributes, 'shell', extraction);
	const fence = requireCommand(parts, 'shell');
	const command = fence && commandFence(fence, extraction);
	if (!attributes || !command) return undefined;
	checkStream(parts, attributes.background === true);
	return {
		...parts.base,
		kind: 'shell',
		attributes: commonAttributes(attributes),
		command,
		exit: attributes.exit ?? [0],
		...(attributes.follow !== undefined && { follow: attributes.follow }),
		background: attributes.background ?? false,
		...(fences.ready && { ready: fences.ready }),
	};
};
