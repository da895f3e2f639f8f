import type { Capture } from '../schema/capture.ts';
import { parseJsonPath, valueAtPath } from './jsonPath.ts';

/** What a name stands for, or why the answer does not give it. */
export type Taken = { value: string } | { fault: string };

/** Takes one capture out of an answer. JSON is given as one line. */
export function takeCapture(capture: Capture, answer: string): Taken {
	const found = select(capture, answer);
	return 'fault' in found ? found : typed(capture, found.value);
}

function select({ regex, json }: Capture, answer: string): Taken {
	if (regex !== undefined) {
		const match = new RegExp(regex, 'mu').exec(answer);
		return match ? { value: match[1] ?? match[0] } : { fault: `nothing matches ${regex}` };
	}
	return json === undefined ? { value: answer } : selectJson(json, answer);
}

function selectJson(json: string, answer: string): Taken {
	let parsed: unknown;
	try {
		parsed = JSON.parse(answer);
	} catch {
		return { fault: 'the answer is no JSON' };
	}
	const value = valueAtPath(parsed, parseJsonPath(json) ?? []);
	if (value === undefined) return { fault: `the answer has nothing at ${json}` };
	return { value: typeof value === 'string' ? value : JSON.stringify(value) };
}

function typed({ type, secret }: Capture, value: string): Taken {
	const text = type === 'text' ? value : value.trim();
	const shown = secret ? 'the value' : JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
	switch (type) {
		case 'text':
			return { value };
		case 'number':
			return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? { value: text } : { fault: `${shown} is no number` };
		case 'boolean':
			return text === 'true' || text === 'false' ? { value: text } : { fault: `${shown} is neither true nor false` };
		case 'json':
			return asJson(text, shown);
	}
}

function asJson(text: string, shown: string): Taken {
	try {
		return { value: JSON.stringify(JSON.parse(text)) };
	} catch {
		return { fault: `${shown} is no JSON` };
	}
}
