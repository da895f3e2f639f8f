import { describe, expect, test } from 'vitest';
import { findSecrets } from '../../../../runner/verify/risk/secrets.ts';

/** Joined at run time so that no scanner of this repository takes a test for a leak. */
function join(...parts: string[]): string {
	return parts.join('');
}

describe('secrets', () => {
	test.each([
		['an AWS access key id', join('AKIA', 'Q7ZM2KXP4WJ9RTLB')],
		['a GitHub token', join('ghp', '_9fKq2LmXz7RtVb4NcYw8HsJd3GpUe6AoTi1x')],
		['a GitLab token', join('glpat', '-x8Kq2LmZr7RtVb4NcYw8')],
		['a Slack token', join('xoxb', '-7392847561-9fKq2LmXz7RtVb4NcYw8')],
		['a Stripe key', join('sk', '_live_9fKq2LmXz7RtVb4NcYw8HsJd')],
		['an npm token', join('npm', '_9fKq2LmXz7RtVb4NcYw8HsJd3GpUe6AoTi1x')],
		['a password in a URL', join('postgres://app:', 'x9Kq2LmZr7Rt', '@db:5432/app')],
		['a credential', join('DB_PASSWORD=', 'x9Kq2LmZr7RtVb4NcYw8Hs')],
		['a credential', join('"api_key": "', 'x9Kq2LmZr7RtVb4NcYw8Hs', '"')],
	])('%s is found', (kind, text) => {
		const [found, ...others] = findSecrets(`export X=1\n${text}\n`);
		expect(found?.kind).toBe(kind);
		expect(others).toEqual([]);
	});

	test.each([
		join('AKIA', 'IOSFODNN7EXAMPLE'),
		'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
		join('ghp', '_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'),
		'TOKEN=YOUR_TOKEN_GOES_RIGHT_HERE',
		'API_KEY=<your-api-key>',
		'API_KEY=$(openssl rand -base64 32)',
		'PASSWORD={{database_password}}',
		'SECRET_NAME=projects/my-project/secrets/database',
		'postgres://user:password@localhost:5432/db',
		'postgres://app:${DB_PASSWORD}@db/app',
		'postgres://tasktracker:new-password@postgres:5432/tasktracker',
		'TOKEN_FILE=/var/run/secrets/kubernetes.io/serviceaccount/token',
		'image@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
		'git checkout 4a9a164676593bbd9b3e18b9a8465f06d8c1f98c',
		'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
		'CLIENT_SECRET=7f3c9a52-6d1e-4b8f-9c27-e05a81d4b36c',
		'SECRET_KEY=change-me-to-something-long-and-random-1',
	])('%j is none', (text) => {
		expect(findSecrets(text)).toEqual([]);
	});

	test('the same secret is told once', () => {
		const line = join('API_TOKEN=x9Kq2LmZr7Rt', 'Vb4NcYw8Hs');
		expect(findSecrets(`${line}\n${line}\n`)).toHaveLength(1);
	});

	test('the place is that of the secret itself', () => {
		const secret = join('x9Kq2LmZr7Rt', 'Vb4NcYw8Hs');
		const text = `# a comment\nexport API_TOKEN=${secret} # more`;
		const [found] = findSecrets(text);
		expect(text.slice(found?.span.start, found?.span.end)).toBe(secret);
	});
});
