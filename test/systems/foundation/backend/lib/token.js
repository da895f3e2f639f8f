// Session tokens: JWT, signed with HMAC-SHA-256.
import { createHmac, timingSafeEqual } from 'node:crypto';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (text) => createHmac('sha256', process.env.JWT_SECRET).update(text).digest();

export function sign(subject) {
	const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: subject })}`;
	return `${text}.${signature(text).toString('base64url')}`;
}

/** The subject of a token that this secret signed, or undefined. */
export function verify(token) {
	const [head, body, given = ''] = token.split('.');
	const expected = signature(`${head}.${body}`);
	const actual = Buffer.from(given, 'base64url');
	if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
	return JSON.parse(Buffer.from(body, 'base64url')).sub;
}
