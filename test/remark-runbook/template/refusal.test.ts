import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, scanJson, scanShell, scanText } from '../../../plugins/remark-runbook/template/index.ts';
import type { PlaceholderContext } from '../../../plugins/remark-runbook/schema/template.ts';
import { expectExact } from './bash.ts';
import { hostileValue } from './hostile.ts';

const refusals = (text: string, value: string) => fill(scanShell(text).template, () => value).refused;

describe('values that a shell text cannot hold', () => {
	it.each([
		['echo {{x}}', 'a\0b', /NUL/],
		['echo {{x}}', 'a\uD800', /surrogate/],
		['echo $(({{x}}))', 'a[$(touch pwned)]', /no whole number/],
		['echo $(({{x}}))', '010', /no whole number/],
		['[[ $n -gt "{{x}}" ]]', 'a[$(touch pwned)]', /no whole number/],
		['[[ {{x}} -le 3 ]]', 'n', /no whole number/],
		['for ((i = 0; i < {{x}}; i++)); do :; done', '$(x)', /no whole number/],
		['bash -c "echo {{x}}"', '$(touch pwned)', /read as code by bash -c/],
		["docker exec db sh -c 'ls {{x}}'", 'a; b', /sh -c/],
		['eval "x={{x}}"', 'a b', /eval/],
		['unset {{x}}', 'a[$(touch pwned)]', /unset/],
		['[[ -v {{x}} ]]', 'a[$(touch pwned)]', /\[\[ -v/],
		['printf -v {{x}} %s b', 'a[$(touch pwned)]', /printf -v/],
		['declare -i n={{x}}', 'a[$(touch pwned)]', /declare -i/],
		['sudo -u deploy ssh host rm {{x}}', 'a b', /ssh/],
		['ssh -p 22 host rm {{x}}', 'a b', /ssh/],
		['ssh host <<EOF\nrm {{x}}\nEOF', 'a b', /ssh/],
		["ssh host bash -s <<'EOF'\nrm {{x}}\nEOF", 'a b', /bash/],
		["sudo -u a bash <<'EOF'\nrm {{x}}\nEOF", 'a b', /bash/],
		["cat <<'EOF'\n{{x}}\nEOF", 'a\nEOF\nb', /end the here-document/],
		["cat <<'EOF'\nE{{x}}\nEOF", 'OF', /end the here-document/],
		["cat <<-'EOF'\n\t{{x}}\n\tEOF", 'a\n\tb', /lose the tabs/],
	])('%s refuses %j', (text, value, message) => {
		const filled = fill(scanShell(text).template, () => value);
		expect(filled.refused).toEqual([{ name: 'x', message: expect.stringMatching(message), hint: expect.any(String) }]);
		expect(filled.text).toBe(text);
	});

	it.each([
		['[[ $n = "{{x}}" ]]', 'a[$(touch pwned)]'],
		['[ $n -gt {{x}} ]', 'a[$(touch pwned)]'],
		['bash -c \'echo "$1"\' -- {{x}}', '$(touch pwned)'],
		['bash {{x}}', 'a b'],
		['grep ssh {{x}}', 'a b'],
		['printf %s {{x}} -v', 'a b'],
		['declare -x n={{x}}', 'a b'],
		['[[ -n {{x}} ]]', 'a[$(touch pwned)]'],
		['ssh -i {{x}} host uptime', 'my key'],
		["ssh host 'cat > f' <<'EOF'\n{{x}}\nEOF", 'a b'],
		['bash -c cat <<EOF\n{{x}}\nEOF', 'a b'],
		["cat <<'EOF'\n{{x}}\nEOF", 'a\n EOF\nEOFF'],
		["cat <<'EOF'\n{{x}}\nEOF", 'a\n\tb'],
		['ssh host rm "$(printf %q {{x}})"', 'a b; c'],
		['bash -s -- {{x}} <<EOF\nrm "$1"\nEOF', 'a b; c'],
		['echo $(( {{x}} ))', '-12'],
		['ssh host rm {{x}}', 'a/b'],
	])('%s takes %j', (text, value) => {
		expect(refusals(text, value)).toEqual([]);
	});

	it.each([
		['bash -c "rm {{x}}"', 'Pass it as an argument: bash -c \'… "$1"\' -- {{x}}.'],
		['ssh host rm {{x}}', 'Quote it once more for ssh: "$(printf %q {{x}})".'],
		['bash <<EOF\n{{x}}\nEOF', 'Pass it as an argument, which the script reads as "$1": bash -s -- {{x}} <<\'EOF\'.'],
	])('%s is mended', (text, hint) => {
		expect(refusals(text, 'a;b')).toEqual([expect.objectContaining({ hint })]);
	});

	it('a quoted here-document holds a value exactly or refuses it', { timeout: 60_000 }, () => {
		const template = scanShell("c <<'EOF'\n{{x}}\nE{{x}}\nEOF\nr \"$(cat <<-'EOF'\n{{x}}\nEOF\n)\"").template;
		fc.assert(
			fc.property(fc.array(hostileValue, { minLength: 400, maxLength: 400 }), (values) => {
				const filled = values.map((value) => ({ value, ...fill(template, () => value) }));
				const taken = filled.filter(({ refused }) => refused.length === 0);
				expectExact(
					taken.map(({ value, text }) => ({
						script: text,
						words: [`${value}\nE${value}\n`, '1', value.replace(/\n+$/, '')],
					})),
				);
				for (const { value } of filled.filter(({ refused }) => refused.length > 0)) {
					expect(value.includes('\u0001') || /EOF|\t|^OF/m.test(value)).toBe(true);
				}
			}),
			{ numRuns: 25, endOnFailure: true },
		);
	});
});

describe('values that other texts cannot hold', () => {
	it.each<[string, PlaceholderContext['type'], string]>([
		['{{x}}/a', 'url', 'localhost:8080'],
		['{{x}}/a', 'url', 'file:///etc'],
		['{{x}}/a', 'url', 'http://a/?q='],
		['{{x}}/a', 'url', 'http://user@host'],
		['{{x}}://a', 'url', 'ftp'],
		['http://{{x}}/', 'url', 'evil.example/path'],
		['http://{{x}}/', 'url', 'a@b'],
		['http://{{x}}:80/', 'url', 'a:80'],
		['http://a:{{x}}/', 'url', '80/x'],
		['http://a/{{x}}', 'url', '..'],
		['http://a/.{{x}}/b', 'url', '.'],
		['Token {{x}}', 'header', 'a\r\nX-Admin: 1'],
		['Token {{x}}', 'header', 'é'],
	])('%s as %s refuses %j', (text, type, value) => {
		const filled = fill(scanText(text, { type } as PlaceholderContext).template, () => value);
		expect(filled.refused).toEqual([
			{ name: 'x', message: expect.stringContaining('{{x}}'), hint: expect.any(String) },
		]);
		expect(filled.text).toBe(text);
	});

	it.each(['1,"admin":true', '"a"', 'NaN', '01', '', '[1]'])(
		'a JSON text takes no %j outside of its strings',
		(value) => {
			expect(fill(scanJson('{"a": {{x}}}').template, () => value).refused).toHaveLength(1);
		},
	);
});
