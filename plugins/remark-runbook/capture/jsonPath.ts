/** A path into JSON: names and positions, outermost first. */
export type JsonPath = (string | number)[];

const part = /\.?([^\s.[\]"']+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/y;

/** Reads `items[0].name`, also with `$` or `.` in front; `["a.b"]` is a name with a dot. Undefined where it is no path. */
export function parseJsonPath(text: string): JsonPath | undefined {
	const path: JsonPath = [];
	let index = /^\$?/.exec(text)?.[0].length ?? 0;
	while (index < text.length) {
		part.lastIndex = index;
		const match = part.exec(text);
		const [whole, name, position, quoted] = match ?? [];
		if (whole === undefined || (index > 0 && name !== undefined && !whole.startsWith('.'))) return undefined;
		path.push(name ?? (position === undefined ? (quoted ?? '').replace(/\\(.)/gs, '$1') : Number(position)));
		index += whole.length;
	}
	return path.length > 0 || text === '$' ? path : undefined;
}

/** The value at a path; undefined where nothing is there. */
export function valueAtPath(json: unknown, path: JsonPath): unknown {
	let value = json;
	for (const step of path) {
		// A list has positions only, and a map names only.
		const isHolder =
			typeof value === 'object' &&
			value !== null &&
			Array.isArray(value) === (typeof step === 'number') &&
			Object.hasOwn(value, step);
		value = isHolder ? Reflect.get(value as object, step) : undefined;
	}
	return value;
}
