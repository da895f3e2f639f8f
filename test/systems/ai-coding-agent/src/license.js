// Licences are JSON web tokens: RS256 by a public key, or HS256 by a shared secret where no public key is set.
import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const product = 'ai-coding-agent';

/** Why this environment gives no right to run, or undefined where it does. */
export function licenseProblem(env, now = Date.now()) {
	if (env.LICENSE_REQUIRED !== 'true') return undefined;
	if (!env.LICENSE_KEY) return 'LICENSE_KEY is not set';
	const claims = signedClaims(env.LICENSE_KEY, env);
	if (typeof claims === 'string') return claims;
	if (claims.aud !== product) return `the licence is for ${claims.aud}`;
	if (!(claims.exp * 1000 > now)) return `the licence expired at ${new Date(claims.exp * 1000).toISOString()}`;
	return undefined;
}

/** What a token claims, where the configured key has signed it; else the reason. */
function signedClaims(token, env) {
	const [header, payload, signature, ...more] = token.split('.');
	if (!signature || more.length > 0) return 'LICENSE_KEY is no licence';
	const signed = Buffer.from(`${header}.${payload}`);
	const proof = Buffer.from(signature, 'base64url');
	try {
		const { alg } = JSON.parse(Buffer.from(header, 'base64url'));
		const pem = publicKey(env);
		if (alg !== (pem ? 'RS256' : 'HS256')) return `the licence is signed with ${alg}, which no key here can check`;
		if (!(pem ? verify('sha256', signed, createPublicKey(pem), proof) : isKeyed(signed, proof, env.LICENSE_SECRET)))
			return 'the licence was not signed by the key that is configured';
		return JSON.parse(Buffer.from(payload, 'base64url'));
	} catch (error) {
		return `the licence can't be checked: ${error.message}`;
	}
}

function publicKey(env) {
	if (env.LICENSE_PUBLIC_KEY) return env.LICENSE_PUBLIC_KEY;
	return env.LICENSE_PUBLIC_KEY_PATH ? readFileSync(env.LICENSE_PUBLIC_KEY_PATH) : undefined;
}

function isKeyed(signed, proof, secret) {
	if (!secret) throw new Error('neither LICENSE_PUBLIC_KEY_PATH nor LICENSE_SECRET is set');
	const expected = createHmac('sha256', secret).update(signed).digest();
	return proof.length === expected.length && timingSafeEqual(proof, expected);
}
