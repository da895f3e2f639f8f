import vm from 'node:vm';

let script: vm.Script | undefined;

/**
 * The result of `work`, or undefined where it did not come to an end in time. It is ended wherever it is, also in the middle of a
 * regular expression that tries ever more ways, which nothing else in a process of one thread could do.
 */
export function limitTime<T>(milliseconds: number, work: () => T): { result: T } | undefined {
	script ??= new vm.Script('work()');
	const outcome: { result?: T } = {};
	const context = vm.createContext({
		work: () => {
			outcome.result = work();
		},
	});
	try {
		script.runInContext(context, { timeout: milliseconds });
		return 'result' in outcome ? { result: outcome.result as T } : undefined;
	} catch (error) {
		// It is an error of the other context, and so none of ours.
		if (Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
		throw error;
	}
}
