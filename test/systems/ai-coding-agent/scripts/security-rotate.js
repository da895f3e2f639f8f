// Signs a new licence and puts it into .env: npm run security:rotate -- --days=7 --sub=you@example.com
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { product } from '../src/license.js';
import { fail, readArguments } from './arguments.js';

const { days, sub } = readArguments('npm run security:rotate -- --days=7 --sub=you@example.com', {
	days: '30',
	sub: '',
});
if (!/^\d+$/.test(days) || !sub.includes('@')) fail('--days is a number, and --sub an address of mail');

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = Math.floor(Date.now() / 1000);
const exp = now + Number(days) * 86_400;
const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ aud: product, sub, iat: now, exp })}`;
const path = process.env.LICENSE_PRIVATE_KEY_PATH ?? 'keys/license-private.pem';
const key = createPrivateKey(process.env.LICENSE_PRIVATE_KEY_PEM ?? readFileSync(path));
const license = `${signed}.${sign('sha256', signed, key).toString('base64url')}`;

const env = readFileSync('.env', 'utf8');
if (!/^LICENSE_KEY=/m.test(env)) fail('.env has no line LICENSE_KEY=');
writeFileSync('.env', env.replace(/^LICENSE_KEY=.*$/m, `LICENSE_KEY=${license}`), { mode: 0o600 });
console.log(`LICENSE_KEY of ${sub} is in .env, good until ${new Date(exp * 1000).toISOString()}`);
