import type { Masker, MaskingStream } from '../secrets/masker.ts';
import { mapStrings } from '../secrets/mapStrings.ts';
import type { Emit } from './events.ts';

/** An `emit` that hides secrets in every text of every event before anybody sees it. */
export function maskEvents(emit: Emit, masker: Masker): Emit {
	const streams = new Map<string, MaskingStream>();
	const streamOf = (key: string): MaskingStream => {
		const stream = streams.get(key) ?? masker.stream();
		streams.set(key, stream);
		return stream;
	};
	const flush = (id: string): void => {
		for (const stream of ['stdout', 'stderr'] as const) {
			const text = streams.get(`${id} ${stream}`)?.flush();
			if (text) emit({ type: 'step-output', id, stream, text });
		}
	};
	return (event) => {
		if (event.type === 'step-output') {
			const text = streamOf(`${event.id} ${event.stream}`).push(event.text);
			if (text) emit({ ...event, text });
			return;
		}
		if (event.type === 'step-ended' || event.type === 'undo-ended') flush(event.id);
		emit(mapStrings(event, masker.text));
	};
}
