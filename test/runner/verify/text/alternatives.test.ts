import { describe, expect, it } from 'vitest';
import { createShellSession } from '../../../../runner/shell/session.ts';
import { alternativesIn, withoutDialect } from '../../../../runner/verify/text/alternatives.ts';
import type { CommandVerdict } from '../../../../runner/verify/verdict.ts';

function alternatives(text: string): string[] {
	const { commands } = createShellSession().parse(text);
	return [...alternativesIn(commands, text)].map(({ span }) => text.slice(span.start, span.end));
}

function drifted(ruleId: 'surface/unknown-flag' | 'risk/destructive'): CommandVerdict {
	const problem = { ruleId, severity: 'error' as const, message: 'x', span: { start: 0, end: 1 }, evidence: [] };
	return { verdict: 'drifted', evidence: [], problems: [problem] };
}

describe('one program in two dialects', () => {
	it('is an alternative to itself', () => {
		expect(alternatives('date -v-1d || date -d yesterday')).toEqual(['date -v-1d', 'date -d yesterday']);
		expect(alternatives('x=$(stat -f%z a 2>/dev/null || stat -c%s a)')).toHaveLength(2);
	});

	it.each(['stat -f%z a || echo none', 'stat -f%z a && stat -c%s a', 'stat -f%z a; stat -c%s a', 'a || b || c'])(
		'is not where something else follows: %s',
		(text) => {
			expect(alternatives(text)).toEqual([]);
		},
	);

	it('silences what a tool says of its words, and nothing else', () => {
		expect(withoutDialect(drifted('surface/unknown-flag'))).toMatchObject({ verdict: 'unknown', problems: [] });
		expect(withoutDialect(drifted('risk/destructive'))).toMatchObject({ verdict: 'drifted' });
	});
});
