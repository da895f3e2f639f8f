import { describe, expect, test } from 'vitest';
import { createShellSession } from '../../../../runner/shell/session.ts';
import { findRisks } from '../../../../runner/verify/risk/findRisks.ts';
import { ruleCases } from './ruleCases.ts';

function rulesIn(text: string, type: 'runbook' | 'markdown' = 'runbook', dangerous = false): string[] {
	const parsed = createShellSession().parse(text);
	return findRisks(text, parsed, { type, dangerous, reported: new Set() }).map(({ ruleId }) => ruleId);
}

describe.each(Object.entries(ruleCases))('%s', (rule, { trips, misses }) => {
	test.each(trips)('finds %j', (text) => {
		expect(rulesIn(text)).toContain(rule);
	});

	test.each(misses)('leaves %j alone', (text) => {
		expect(rulesIn(text)).not.toContain(rule);
	});
});

describe('severity and place', () => {
	test('a destructive command is an error in a runbook unless the step announces it', () => {
		const text = 'docker compose down -v';
		const [problem] = findRisks(text, createShellSession().parse(text), {
			type: 'runbook',
			dangerous: false,
			reported: new Set(),
		});
		expect(problem).toMatchObject({ severity: 'error', span: { start: 0, end: text.length } });
		expect(rulesIn(text, 'runbook', true)).toEqual([]);
	});

	test('plain Markdown is told nothing worse than a warning', () => {
		for (const { trips } of Object.values(ruleCases)) {
			for (const text of trips) {
				const parsed = createShellSession().parse(text);
				const found = findRisks(text, parsed, { type: 'markdown', dangerous: false, reported: new Set() });
				expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
			}
		}
	});

	test('the place is that of the inner command', () => {
		const text = 'docker compose exec redis redis-cli FLUSHALL';
		const [problem] = findRisks(text, createShellSession().parse(text), {
			type: 'runbook',
			dangerous: false,
			reported: new Set(),
		});
		expect(text.slice(problem?.span.start, problem?.span.end)).toBe('redis-cli FLUSHALL');
	});

	test('a retired spelling is told once a document, and its mend is certain', () => {
		const reported = new Set<string>();
		const found = ['docker-compose ps', 'docker-compose up -d'].flatMap((text) =>
			findRisks(text, createShellSession().parse(text), { type: 'runbook', dangerous: false, reported }),
		);
		expect(found.map(({ fix }) => fix)).toEqual(['docker compose']);
	});
});
