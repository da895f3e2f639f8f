/** A copy of plain data in which every string went through `change`; the values of the keys in `except` stay. */
export function mapStrings<T>(value: T, change: (text: string) => string, except: ReadonlySet<string> = new Set()): T {
	return mapValue(value, change, except) as T;
}

function mapValue(value: unknown, change: (text: string) => string, except: ReadonlySet<string>): unknown {
	if (typeof value === 'string') return change(value);
	if (Array.isArray(value)) return value.map((entry) => mapValue(entry, change, except));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [key, except.has(key) ? entry : mapValue(entry, change, except)]),
	);
}
