import type { Span } from '../../shell/command.ts';

/** A credential in a text: `kind` names what it looks like, `span` its place. */
export interface FoundSecret {
	kind: string;
	span: Span;
}

interface SecretPattern {
	kind: string;
	/** Group 1 is the secret, else the whole match. */
	pattern: RegExp;
	/** Bits a character below which it is a word or a pattern, no secret. */
	entropy: number;
}

const patterns: readonly SecretPattern[] = [
	{ kind: 'an AWS access key id', pattern: /\b((?:AKIA|ASIA)[A-Z0-9]{16})\b/g, entropy: 3 },
	{ kind: 'a GitHub token', pattern: /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/g, entropy: 3.3 },
	{ kind: 'a GitLab token', pattern: /\b(glpat-[\w-]{20,})\b/g, entropy: 3 },
	{ kind: 'a Slack token', pattern: /\b(xox[abprs]-[A-Za-z0-9-]{20,})\b/g, entropy: 3 },
	{ kind: 'a Slack webhook', pattern: /hooks\.slack\.com\/services\/(T\w{8,}\/B\w{8,}\/\w{20,})/g, entropy: 3.3 },
	{ kind: 'a Stripe key', pattern: /\b([rs]k_live_[A-Za-z0-9]{20,})\b/g, entropy: 3.3 },
	{ kind: 'an API key', pattern: /\b(sk-(?:proj-|ant-|or-)?[A-Za-z0-9_-]{32,})\b/g, entropy: 3.8 },
	{ kind: 'a Google API key', pattern: /\b(AIza[\w-]{35})\b/g, entropy: 3.5 },
	{ kind: 'an npm token', pattern: /\b(npm_[A-Za-z0-9]{36})\b/g, entropy: 3.3 },
	{ kind: 'a PyPI token', pattern: /\b(pypi-[\w-]{60,})\b/g, entropy: 3.5 },
	{ kind: 'a Docker token', pattern: /\b(dckr_pat_[\w-]{20,})\b/g, entropy: 3.3 },
	{ kind: 'a Hugging Face token', pattern: /\b(hf_[A-Za-z0-9]{30,})\b/g, entropy: 3.3 },
	{ kind: 'a SendGrid key', pattern: /\b(SG\.[\w-]{20,}\.[\w-]{30,})\b/g, entropy: 3.5 },
	{ kind: 'a signed token', pattern: /\b(eyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,})/g, entropy: 4 },
	{
		kind: 'a private key',
		pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+((?:[A-Za-z0-9+/=]{40,}\s+){2,})/g,
		entropy: 4.5,
	},
	{ kind: 'a password in a URL', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[\w.%-]+:([^\s@/:"'`<>${}]{8,})@/g, entropy: 3.2 },
	{
		kind: 'a credential',
		pattern:
			/(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)\w*["']?\s*[=:]\s*["']?([A-Za-z0-9+/_=-]{20,})(?=["'\s]|$)/gi,
		entropy: 3.7,
	},
];

/** Texts that documents use where a secret would stand. */
const sample =
	/example|sample|test|dummy|fake|placeholder|your|change|replace|insert|redacted|secret|password|token|xxx|\.\.\.|abcdef|012345|123456|qwerty|(.)\1{4,}/i;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const knownSamples = ['eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIi'];

/** Finds credentials in a text, each once. Placeholders, words and the samples of documentations are none. */
export function findSecrets(text: string): FoundSecret[] {
	const found = new Map<string, FoundSecret>();
	const covered = (start: number, end: number): boolean =>
		[...found.values()].some(({ span }) => start < span.end && end > span.start);
	for (const { kind, pattern, entropy } of patterns) {
		for (const match of text.matchAll(pattern)) {
			const secret = match[1] ?? match[0];
			const start = match.index + match[0].lastIndexOf(secret);
			const end = start + secret.length;
			if (found.has(secret) || !isReal(secret, kind, entropy) || covered(start, end)) continue;
			found.set(secret, { kind, span: { start, end } });
		}
	}
	return [...found.values()].toSorted((a, b) => a.span.start - b.span.start);
}

function isReal(secret: string, kind: string, minimum: number): boolean {
	if (knownSamples.some((known) => secret.startsWith(known))) return false;
	const body = secret.replace(
		/^(?:gh[pousr]_|github_pat_|glpat-|xox[a-z]-|[rs]k_live_|sk-(?:proj-|ant-|or-)?|npm_|pypi-|hf_|SG\.)/,
		'',
	);
	if (kind !== 'a private key' && sample.test(body)) return false;
	if (kind === 'a credential' && !looksRandom(body)) return false;
	return bitsPerCharacter(secret) >= minimum;
}

/** Ids, paths and words joined by dashes are long, but no credentials. */
function looksRandom(text: string): boolean {
	const isName = /^[a-z]+(?:[-_/][a-z0-9]+)+$/i.test(text) || uuid.test(text);
	return /\d/.test(text) && /[A-Za-z]/.test(text) && !isName;
}

/** Shannon entropy of a text, in bits a character. */
function bitsPerCharacter(text: string): number {
	const counts = new Map<string, number>();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
	return bits;
}
