const examples: Readonly<Record<string, string>> = {
	timeout: '30s',
	delay: '2s',
	for: '30s',
	every: '1s',
	retry: '3',
	backoff: '2',
	exit: '0,1',
	status: '200',
	if: '"environment == \'production\'"',
	target: 'staging',
	serial: '25%',
	capture: 'version',
	follow: '10s',
	allow: '"https://cdn.example.org"',
	background: 'true',
	by: '"the database owner"',
	phrase: '"drop orders"',
	ttl: '30m',
	path: 'config/app.yaml',
	runbook: './restart.mdx',
	mode: '600',
	connection: 'orders',
	transaction: 'true',
	rows: '1',
	format: 'yaml',
	'continue-on-error': 'true',
};

const units: readonly (readonly [pattern: RegExp, unit: string])[] = [
	[/^(?:ms|milli.*)$/, 'ms'],
	[/^s(?:ecs?|econds?)?$/, 's'],
	[/^m(?:ins?|inutes?)?$/, 'm'],
	[/^h(?:rs?|ours?)?$/, 'h'],
];
const durations = new Set(['timeout', 'delay', 'for', 'every', 'ttl', 'follow']);

/** What to write instead of a value that an attribute cannot have. */
export function mendValue(name: string, value: string): string {
	if (value.includes('{{')) return 'This attribute is literal: it takes no `{{…}}`.';
	const duration = durations.has(name) ? mendDuration(value) : undefined;
	return `Write \`${name}=${duration ?? examples[name] ?? '…'}\`${duration ? '' : ', for example'}.`;
}

/** A duration as it is read: `5 minutes` is `5m`, and a number alone counts seconds. */
export function mendDuration(value: string): string | undefined {
	const [, amount, word = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(value.trim()) ?? [];
	if (amount === undefined) return undefined;
	if (word === '') return `${amount}s`;
	const unit = units.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
	return unit && `${amount}${unit}`;
}
