/**
 * A map of that name which all copies of this package in the process share: a site's config that imports the remark plugin
 * loads a copy of its own beside that of the plugin.
 */
export function sharedMap<Value>(name: string): Map<string, Value> {
	const key = Symbol.for(`runbook-exec/${name}`);
	const there: unknown = Reflect.get(globalThis, key);
	if (there instanceof Map) return there;
	const made = new Map<string, Value>();
	Reflect.set(globalThis, key, made);
	return made;
}
