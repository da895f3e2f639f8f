#!/usr/bin/env node
// Prints a licence that is good for so many days from now: license.js DAYS
import { sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = Math.floor(Date.now() / 1000);
const claims = {
	aud: 'ai-coding-agent',
	sub: 'ops@example.com',
	iat: now,
	exp: now + Number(process.argv[2]) * 86_400,
};
const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
console.log(`${signed}.${sign('sha256', signed, readFileSync('keys/license-private.pem')).toString('base64url')}`);
