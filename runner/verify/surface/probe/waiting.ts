import type { Tool } from '../adapters/adapter.ts';
import type { Memo } from '../cache/memo.ts';

/** Asks a command that was found waiting for something, such as a terminal or a pause, no second time. */
export function withoutWaiting(ask: Tool['ask'], name: string, memo: Pick<Memo, 'has' | 'put'>): Tool['ask'] {
	return async (args, options) => {
		const key = `waits ${leadingWords(args)}`;
		if (memo.has(key)) {
			return { argv: [name, ...args], exitCode: null, stdout: '', stderr: '', timedOut: true, idled: true };
		}
		const result = await ask(args, options);
		if (result.idled) memo.put(key, true);
		return result;
	};
}

function leadingWords(args: readonly string[]): string {
	const end = args.findIndex((arg) => arg.startsWith('-'));
	return JSON.stringify(end === -1 ? args : args.slice(0, end));
}
