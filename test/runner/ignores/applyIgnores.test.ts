import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { applyIgnores } from '../../../runner/ignores/applyIgnores.ts';

function finding(line: number, ruleId: Problem['ruleId'] = 'reference/file'): Problem {
	return {
		path: 'a.md',
		line,
		column: 1,
		endLine: line,
		endColumn: 5,
		ruleId,
		severity: 'error',
		message: 'x',
		evidence: [],
	};
}

/** The lines that still have a finding, and the rules of the comments' own findings. */
function left(source: string, rules: Problem['ruleId'][] = ['reference/file'], off: string[] = []): string[] {
	const problems = source
		.split('\n')
		.flatMap((text, index) => (text.includes('BAD') ? rules.map((rule) => finding(index + 1, rule)) : []));
	return applyIgnores('a.md', source, problems, (name) => off.includes(name)).map(
		({ line, ruleId }) => `${line} ${ruleId}`,
	);
}

const why = 'reference/file -- it is made later';

describe('what a comment ignores', () => {
	test('the next line that is not empty', () => {
		expect(left(`<!-- runbook-ignore-next-line ${why} -->\n\nBAD\nBAD`)).toEqual(['4 reference/file']);
	});

	test('the next fence, to its end', () => {
		const source = `{/* runbook-ignore-next-block ${why} */}\n\n\`\`\`bash\nBAD\n\nBAD\n\`\`\`\nBAD`;
		expect(left(source)).toEqual(['8 reference/file']);
	});

	test('the next step, with its fences and the colons in them', () => {
		const source = `{/* runbook-ignore-next-block ${why} */}\n:::shell[X]{#x}\nBAD\n\n\`\`\`bash\nBAD\n:::\n\`\`\`\n\nBAD\n:::\nBAD`;
		expect(left(source)).toEqual(['12 reference/file']);
	});

	test('the next paragraph, also in a quote', () => {
		expect(left(`> <!-- runbook-ignore-next-block ${why} -->\n> BAD\n> BAD\n\nBAD`)).toEqual(['5 reference/file']);
	});

	test('the whole document, wherever the comment stands', () => {
		expect(left(`BAD\n\n<!-- runbook-ignore-file ${why} -->\nBAD`)).toEqual([]);
	});

	test('only the rules that it names, or all of an area', () => {
		const rules: Problem['ruleId'][] = ['reference/file', 'risk/secret', 'risk/broad-kill'];
		expect(left('<!-- runbook-ignore-next-line risk/secret, reference/file -- no -->\nBAD', rules)).toEqual([
			'2 risk/broad-kill',
		]);
		expect(left('<!-- runbook-ignore-next-line risk -- no -->\nBAD', rules)).toEqual(['2 reference/file']);
	});

	test('two comments above one line', () => {
		const source = `<!-- runbook-ignore-next-line ${why} -->\n<!-- runbook-ignore-next-line risk/secret -- no -->\nBAD`;
		expect(left(source, ['reference/file', 'risk/secret'])).toEqual([]);
	});

	test('lines that end as on Windows', () => {
		expect(left(`<!-- runbook-ignore-next-block ${why} -->\r\n\r\n\`\`\`bash\r\nBAD\r\n\`\`\`\r\nBAD`)).toEqual([
			'6 reference/file',
		]);
	});
});

describe('comments that ignore nothing', () => {
	test('in a fence they are only shown', () => {
		expect(left(`\`\`\`md\n<!-- runbook-ignore-file ${why} -->\n\`\`\`\nBAD`)).toEqual(['4 reference/file']);
	});

	test('those whose finding is gone are reported', () => {
		expect(left(`<!-- runbook-ignore-next-line ${why} -->\ngood\nBAD`)).toEqual([
			'3 reference/file',
			'1 language/unused-ignore',
		]);
	});

	test('those of a rule that is switched off are not', () => {
		expect(left(`<!-- runbook-ignore-next-line ${why} -->\ngood`, [], ['reference/file'])).toEqual([]);
	});

	test('a problem of the language cannot be ignored', () => {
		expect(left('<!-- runbook-ignore-file reference -- no -->\nBAD', ['language/no-steps'])).toContain(
			'2 language/no-steps',
		);
	});
});

describe('comments that cannot be understood', () => {
	test.each([
		['runbook-ignore-next-line reference/file', 'the comment gives no reason', 'Say after two dashes why'],
		['runbook-ignore-next-line -- because', 'the comment names no rule to ignore', 'reference/file'],
		['runbook-ignore-next-lin reference/file -- x', 'is no ignore comment', 'Did you mean `runbook-ignore-next-line`?'],
		['runbook-ignore reference/file -- x', 'is no ignore comment', 'runbook-ignore-file'],
		['runbook-ignore-file reference/fil -- x', '`reference/fil` is no rule', 'Did you mean `reference/file`?'],
		['runbook-ignore-file language/no-steps -- x', 'always holds', 'not understood is not checked'],
	])('%s', (comment, message, hint) => {
		const [kept, fault] = applyIgnores('a.md', `<!-- ${comment} -->\nBAD`, [finding(2)], () => false);
		expect(kept).toMatchObject({ ruleId: 'reference/file' });
		expect(fault).toMatchObject({ ruleId: 'language/ignore-comment', severity: 'error', line: 1, column: 1 });
		expect(fault?.message).toContain(message);
		expect(fault?.hint).toContain(hint);
	});
});
