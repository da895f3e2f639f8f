// Shows what the licence in .env claims, and whether this deployment takes it; never the licence itself.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { licenseProblem } from '../src/license.js';
import { fail } from './arguments.js';

const env = { ...parseEnv(readFileSync('.env', 'utf8')), LICENSE_REQUIRED: 'true' };
if (!env.LICENSE_KEY) fail('.env has no LICENSE_KEY');
const [header, payload] = env.LICENSE_KEY.split('.').map((part) => Buffer.from(part, 'base64url').toString());
const { alg } = JSON.parse(header);
const { aud, sub, exp } = JSON.parse(payload);
const until = new Date(exp * 1000).toISOString();
console.log(JSON.stringify({ alg, aud, sub, until, verdict: licenseProblem(env) ?? 'valid' }, null, '\t'));
