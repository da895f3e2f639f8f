import type { Masker, MaskingStream } from '../secrets/masker.ts';
import type { Emit, RunEvent } from './events.ts';

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
		emit(maskTexts(event, masker) as RunEvent);
	};
}

function maskTexts(value: unknown, masker: Masker): unknown {
	if (typeof value === 'string') return masker.text(value);
	if (Array.isArray(value)) return value.map((entry) => maskTexts(entry, masker));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskTexts(entry, masker)]));
}
