import type { PlaceOf, Refusal } from './place.ts';

const absolute = /^https?:\/\/[^\s/?#@\\"'<>^`{|}]+(?:[/?#][\w\-.~:/?#[\]@!$&()*+,;=%]*)?$/i;
const host = /^(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?$/;
const port = /^\d{1,5}$/;

/** A value in a URL: the whole start of it, a part of its authority, or data, which is percent-encoded. */
export function quoteInUrl(value: string, place: PlaceOf<'url'>): string | Refusal {
	if (place.before === '') return place.after.startsWith('://') ? scheme(value, place) : base(value, place);
	if (/^https?:\/\/[^/?#]*$/i.test(place.before)) return authority(value, place);
	return encoded(value, place);
}

function scheme(value: string, { name }: PlaceOf<'url'>): string | Refusal {
	if (/^https?$/.test(value)) return value;
	return refusal(name, value, 'a scheme', 'Use http or https.');
}

function base(value: string, { name, after }: PlaceOf<'url'>): string | Refusal {
	if (!absolute.test(value) || (after !== '' && /[?#]/.test(value))) {
		return refusal(
			name,
			value,
			'the start of a URL',
			'Use a value such as https://host:8080, without a query or a user.',
		);
	}
	return after.startsWith('/') ? value.replace(/\/$/, '') : value;
}

function authority(value: string, { name, before, after }: PlaceOf<'url'>): string | Refusal {
	const asPort = before.endsWith(':');
	if (asPort ? port.test(value) : host.test(value) && !(/^(?:\[.*\]|[^[]*):\d+$/.test(value) && after.startsWith(':')))
		return value;
	if (asPort) return refusal(name, value, 'a port', 'Use a number such as 8080.');
	return refusal(
		name,
		value,
		'a host',
		'Use a name or an address, with a port where the URL has none: web-1.example:8080.',
	);
}

function encoded(value: string, { name, before, after }: PlaceOf<'url'>): string | Refusal {
	if (/\p{Surrogate}/u.test(value)) return refusal(name, value, 'URL data', 'The text is no valid Unicode.');
	const text = encodeURIComponent(value).replaceAll(/[!'()*]/g, percent);
	const segment = before.slice(before.lastIndexOf('/') + 1) + text + (/^[^/?#]*/.exec(after)?.[0] ?? '');
	if (/^(?:\.|%2e){1,2}$/i.test(segment) && !/[?#]/.test(before)) {
		return refusal(
			name,
			value,
			'a part of a path',
			'A client takes . and .. for steps in the path. Use another value.',
		);
	}
	return text;
}

const percent = (char: string) => `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;

function refusal(name: string, value: string, what: string, hint: string): Refusal {
	return { message: `The value of {{${name}}} can't be ${what}: ${JSON.stringify(value)}.`, hint };
}
