import type { Masker } from '../secrets/masker.ts';
import type { MaskingStream } from '../secrets/maskingStream.ts';
import { mapStrings } from '../secrets/mapStrings.ts';
import type { Emit, RunEvent } from './events.ts';

/** What events are found by. It comes from the document or from us, and a run could not be followed without it. */
const keptKeys = new Set(
	'type time id kind status mode stream ruleId name number steps irreversible next to target option'.split(' '),
);

/** The event with secrets hidden in every text of it that the run's world could have written. */
function maskEvent<E extends RunEvent>(event: E, masker: Masker): E {
	return masker.isEmpty ? event : mapStrings(event, masker.text, keptKeys);
}

/** Takes an event without its secrets, and as it was; of output there is only the former. */
type EmitMasked = (masked: RunEvent, raw: RunEvent) => void;

/** An `emit` that hides secrets in every text of every event before anybody sees it. */
export function maskEvents(emit: EmitMasked, masker: Masker): Emit {
	const emitOutput = (event: RunEvent): void => emit(event, event);
	const streams = new Map<string, MaskingStream>();
	const streamOf = (key: string): MaskingStream => {
		const stream = streams.get(key) ?? masker.stream();
		streams.set(key, stream);
		return stream;
	};
	const flush = (id: string): void => {
		for (const stream of ['stdout', 'stderr'] as const) {
			const text = streams.get(`${id} ${stream}`)?.flush();
			if (text) emitOutput({ type: 'step-output', id, stream, text });
		}
	};
	return (event) => {
		if (event.type === 'step-output') {
			const text = streamOf(`${event.id} ${event.stream}`).push(event.text);
			if (text) emitOutput({ ...event, text });
			return;
		}
		if (event.type === 'step-ended' || event.type === 'undo-ended' || event.type === 'recapture-ended') flush(event.id);
		// What runs beside the steps may have written after its own step ended.
		if (event.type === 'run-ended') for (const key of streams.keys()) flush(key.slice(0, key.lastIndexOf(' ')));
		emit(maskEvent(event, masker), event);
	};
}
