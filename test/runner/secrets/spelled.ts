import { execFileSync } from 'node:child_process';
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { whyNotHidden } from '../../../runner/secrets/strength.ts';

/** Values that may be secrets: of any characters, on one line or several. */
export const anySecret = fc
	.oneof(
		{ weight: 3, arbitrary: fc.string({ minLength: 8, maxLength: 40 }) },
		fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }),
		fc.string({ unit: fc.constantFrom(...`a1 '"\\$\`!/+&<>=%;é日😀`), minLength: 8, maxLength: 30 }),
		fc
			.array(fc.string({ minLength: 8, maxLength: 20 }), { minLength: 2, maxLength: 4 })
			.map((lines) => lines.join('\n')),
	)
	.map((text) => text.replaceAll('\0', '').trim())
	.filter((text) => text.length >= 8 && !/\p{Cs}/u.test(text) && whyNotHidden(text) === undefined);

/** A secret as programs write it, by the name of the encoding. Each text holds all of the secret. */
export function spelled(secret: string): Record<string, string> {
	const bytes = Buffer.from(secret);
	const base64 = bytes.toString('base64');
	const url = encodeURIComponent(secret);
	const json = JSON.stringify(secret).slice(1, -1);
	const html = secret.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
	return {
		plain: secret,
		base64,
		'base64 without padding': base64.replace(/=+$/, ''),
		base64url: bytes.toString('base64url'),
		'base64 after one byte': Buffer.concat([Buffer.from(':'), bytes]).toString('base64'),
		'base64 after two bytes': Buffer.concat([Buffer.from('u:'), bytes, Buffer.from('\n')]).toString('base64'),
		'wrapped base64': base64.replaceAll(/.{5}/g, '$&\n'),
		'base64 of JSON': Buffer.from(JSON.stringify({ secret })).toString('base64'),
		'base64 in a URL': encodeURIComponent(base64),
		URL: url,
		'URL in lower case': url.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
		form: new URLSearchParams([['', secret]]).toString().slice(1),
		JSON: json,
		'JSON in JSON': JSON.stringify(json).slice(1, -1),
		'ASCII JSON': json.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
		HTML: html,
		XML: html
			.replaceAll('&#34;', '&quot;')
			.replaceAll('&#38;', '&amp;')
			.replaceAll('&#60;', '&lt;')
			.replaceAll('&#39;', '&apos;'),
		hex: bytes.toString('hex'),
		'hex in upper case': bytes.toString('hex').toUpperCase(),
		'hex with colons': bytes.toString('hex').replaceAll(/..(?!$)/g, '$&:'),
		'escaped bytes': bytes.toString('hex').replaceAll(/../g, String.raw`\x$&`),
		'single quotes': secret.replaceAll("'", String.raw`'\''`),
		'single quotes with double ones': secret.replaceAll("'", `'"'"'`),
		'double quotes': secret.replaceAll(/["\\$`]/g, String.raw`\$&`),
		backslashes: secret.replaceAll(/[^A-Za-z0-9\n\u{80}-\u{10ffff}]/gu, String.raw`\$&`),
		SQL: secret.replaceAll("'", "''"),
		coloured: [...secret].map((character) => `\u{1b}[01;31m\u{1b}[K${character}\u{1b}[m\u{1b}[K`).join(''),
	};
}

/** The same secrets as bash itself quotes them, with `%q` and `@Q`; each is one entry. */
export function quotedByBash(bash: string, secrets: readonly string[]): { secret: string; text: string }[] {
	const script = `for secret; do printf '%q\\0%s\\0' "$secret" "\${secret@Q}"; done`;
	const env = { ...process.env, LC_ALL: 'C.UTF-8' };
	const texts = execFileSync(bash, ['-c', script, 'bash', ...secrets], { env, encoding: 'utf8' }).split('\0');
	return secrets.flatMap((secret, index) => texts.slice(index * 2, index * 2 + 2).map((text) => ({ secret, text })));
}
