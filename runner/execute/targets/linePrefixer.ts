import type { OutputStream } from '../session/index.ts';

/** Puts a host's name before each whole line of its output, so that lines of several hosts stay apart. */
export function linePrefixer(name: string): {
	push(stream: OutputStream, text: string): string;
	finish(stream: OutputStream): string;
} {
	const begun = { stdout: '', stderr: '' };
	return {
		push(stream, text) {
			const lines = (begun[stream] + text).split('\n');
			begun[stream] = lines.pop() ?? '';
			return lines.map((line) => `${name} | ${line}\n`).join('');
		},
		finish(stream) {
			const line = begun[stream];
			begun[stream] = '';
			return line === '' ? '' : `${name} | ${line}\n`;
		},
	};
}
