/** A copy of plain data in which every string went through `change`. */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
	return mapValue(value, change) as T;
}

function mapValue(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (Array.isArray(value)) return value.map((entry) => mapValue(entry, change));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapValue(entry, change)]));
}
