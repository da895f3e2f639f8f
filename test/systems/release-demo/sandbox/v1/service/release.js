export const version = 'v1';

export function health() {
	return { code: 200, body: { status: 'ok', version } };
}
