/** Keys whose arrays are the lines of one text: a secret may go over several. */
const linesKeys = new Set(['diff']);

/** A copy of plain data in which every string went through `change`; the values of the keys in `except` stay. */
export function mapStrings<T>(value: T, change: (text: string) => string, except: ReadonlySet<string> = new Set()): T {
	return mapValue(value, change, except) as T;
}

function mapValue(value: unknown, change: (text: string) => string, except: ReadonlySet<string>): unknown {
	if (typeof value === 'string') return change(value);
	if (Array.isArray(value)) return value.map((entry) => mapValue(entry, change, except));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, entry]): [string, unknown] => {
		if (except.has(key)) return [key, entry];
		const isText = linesKeys.has(key) && Array.isArray(entry) && entry.length > 0;
		return [key, isText ? change(entry.join('\n')).split('\n') : mapValue(entry, change, except)];
	});
	return Object.fromEntries(entries);
}
