import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, scanJson, scanShell, scanText } from '../../../plugins/remark-runbook/template/index.ts';

const contextOf = (text: string) => scanShell(text).template.placeholders.map(({ context }) => context.type);

describe('scanShell', () => {
	it.each([
		[
			"echo {{x}} \"{{x}}\" '{{x}}' $'{{x}}' # {{x}}",
			['bare', 'double-quoted', 'single-quoted', 'ansi-c-quoted', 'comment'],
		],
		['a#{{x}} "$(# {{x}}\n{{x}})"', ['bare', 'comment', 'bare']],
		['$(case a in a) echo "{{x}}";; (b) echo {{x}};; esac) {{x}}', ['double-quoted', 'bare', 'bare']],
		['echo "a\\"{{x}}" \'a\\\' {{x}}', ['double-quoted', 'bare']],
		['cat <<A <<\'B\'\n{{x}}\nA\n"{{x}}"\nB\n{{x}}', ['heredoc', 'heredoc', 'bare']],
		['cat <<-A; echo "{{x}}\n"\n\t{{x}}\n\tA\n{{x}}', ['double-quoted', 'heredoc', 'bare']],
		['(cat <<A; echo $(echo\n{{x}})\n{{x}}\nA\n)', ['bare', 'heredoc']],
		['$(cat <<A\n{{x}}\nA) {{x}}', ['heredoc', 'bare']],
		['(cat <<A\n{{x}}\nA) {{x}}\nA\n) {{x}}', ['heredoc', 'heredoc', 'bare']],
		['echo $((1 << {{x}})) {{x}}', ['arithmetic', 'bare']],
		['((a <<= {{x}})); [[ 1 -lt {{x}} ]] && {{x}}', ['arithmetic', 'arithmetic', 'bare']],
		['[[ $(echo {{x}}) -eq 3 ]]', ['bare']],
		['cat <<<{{x}}\n"{{x}}"', ['bare', 'double-quoted']],
		['a=(1 {{x}} [{{x}}]=2) b+=("{{x}}")', ['bare', 'arithmetic', 'double-quoted']],
		['f() { echo {{x}}; }; @(a|{{x}})', ['bare', 'bare']],
		['${a:-$(echo {{x}})} ${#a} {{x}}', ['bare', 'bare']],
		["echo it\\'s {{x}}", ['bare']],
	])('%s', (text, contexts) => {
		expect(contextOf(text)).toEqual(contexts);
	});

	it.each([
		['echo `ls {{x}}`', '$(…)'],
		['echo ${a:-{{x}}}', 'Put x={{x}} on a line before, and use $x inside ${…}.'],
		['echo "${a:-"{{x}}"}"', 'Put x={{x}} on a line before, and use $x inside ${…}.'],
		["echo ${a#'{{x}}'}", 'Put x={{x}} on a line before'],
		['{{x}}=1', 'Write the name out'],
		['a_{{x}}+=1 ls', 'Write the name out'],
		['export {{x}}=1', 'Write the name out'],
		['cat <<{{x}}\n', 'Use a fixed word such as EOF.'],
		['echo $((a{{x}}))', 'Put an operator between'],
		["echo $'\\c{{x}}'", 'Write the escape out'],
	])('%s is a problem with a mend', (text, hint) => {
		const { template, problems } = scanShell(text);
		expect(template.placeholders).toEqual([]);
		expect(problems).toEqual([
			{
				offset: text.indexOf('{{x}}'),
				length: 5,
				message: expect.stringContaining('x'),
				hint: expect.stringContaining(hint),
			},
		]);
	});

	it.each([
		'env {{x}}=1 ls',
		'a={{x}}',
		'a={{x}}={{x}}',
		'export a={{x}}=1',
		"echo $'\\\\c{{x}}'",
		'helm --set {{x}}=1',
	])('%s is none', (text) => {
		expect(scanShell(text).problems).toEqual([]);
	});
});

const syntax = fc.constantFrom(
	'{{x}}',
	'{{y}}',
	'\\{{x}}',
	'${{x}}',
	'"',
	"'",
	"$'",
	'$"',
	'`',
	'$(',
	')',
	'${',
	'}',
	'$((',
	'))',
	'((',
	'[[',
	']]',
	'<<EOF\n',
	'<<-EOF\n',
	"<<'EOF'\n",
	'<<<',
	'\nEOF\n',
	'<(',
	'\\',
	'\n',
	' ',
	'#',
	';',
	';;',
	'&',
	'|',
	'<',
	'>',
	'=',
	'a[',
	'case',
	' in ',
	'esac',
	'if ',
	'a=(',
	'{',
	'~',
	'!',
	'word',
	'constructor ',
	'__proto__ ',
	'ssh host ',
	'bash -c ',
	'-eq ',
	'=~ ',
	'$x',
	'\r\n',
	'é',
);
const shellText = fc.oneof(
	fc.array(syntax, { maxLength: 30 }).map((parts) => parts.join('')),
	fc.string({ unit: 'binary' }),
);

describe('any text', () => {
	it.each([
		['scanShell', scanShell],
		['scanJson', scanJson],
		['scanText', (text: string) => scanText(text, { type: 'text' })],
	])('%s keeps each byte outside of its placeholders', (_name, scan) => {
		fc.assert(
			fc.property(shellText, (text) => {
				const { template, problems } = scan(text);
				const escapes = new Set(template.escapes);
				const unescaped = [...Array(text.length).keys()].filter((offset) => !escapes.has(offset));
				expect(fill(template, () => undefined).text).toBe(unescaped.map((offset) => text[offset]).join(''));
				for (const { name, offset, length } of template.placeholders) {
					expect(text.slice(offset, offset + length)).toBe(`{{${name}}}`);
				}
				for (const { offset, length } of problems)
					expect(text.slice(offset, offset + length)).toMatch(/^\{\{[xy]\}\}$/);
				const offsets = template.placeholders.map(({ offset }) => offset);
				expect(offsets).toEqual([...new Set(offsets)].toSorted((a, b) => a - b));
			}),
			{ numRuns: 5000 },
		);
	});

	it.each(['$(', '"$(', '((', '{{x}}"', '${', '`', '<<A\n', 'a=(', '\\', "'", '$((', '[[ ', 'case x in ', '\\{{x}} '])(
		'%j a hundred thousand times is read without a stack overflow',
		(part) => {
			expect(scanShell(part.repeat(100_000)).template.text).toHaveLength(part.length * 100_000);
		},
	);
});
