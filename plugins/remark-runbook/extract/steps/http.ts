import { stepKinds } from '../../schema/steps/index.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { readRequest, successStatuses } from './request.ts';
import { requireCommand } from './requireCommand.ts';
import type { StepReader } from './stepParts.ts';

export const readHttp: StepReader<'http'> = (parts) => {
	const { extraction } = parts;
	const attributes = readAttributes(stepKinds.http.attributes, parts.attributes, 'http', extraction);
	const fence = requireCommand(parts, 'http');
	const request = fence && readRequest(fence, extraction);
	if (!attributes || !request) return undefined;
	return {
		...parts.base,
		kind: 'http',
		attributes: commonAttributes(attributes),
		request,
		status: attributes.status ?? successStatuses,
	};
};
