/** The entries of a map from YAML; none where the value is something else. */
export function asRecord(value: unknown): Record<string, unknown> {
	const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isMap ? Object.fromEntries(Object.entries(value)) : {};
}
