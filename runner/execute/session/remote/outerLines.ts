import { reportDescriptor, snapshotDescriptor } from '../driver.ts';
import { quoteWord, toBytes } from '../quote.ts';

interface OuterOptions {
	mark: string;
	env: Readonly<Record<string, string>>;
	/** Directories to begin in: the first that is there. */
	directories: readonly string[];
}

/** How each field goes to us: in pieces that the system writes as one, so that output of others can't part them. */
const relay = `__runbook_relay() {
LC_ALL=C
while IFS= \\read -r -d '' field; do
case $field in "$mark "*) field=\${field#* }; kind=\${1/r/x}; kind=\${kind/s/y};; *) kind=$1;; esac
field=\${field//\\\\/\\\\\\\\}; field=\${field//$'\\n'/\\\\n}
while ((\${#field} > 1000)); do \\printf '%s' "$mark$kind+1000:\${field:0:1000}" >&96; field=\${field:1000}; done
\\printf '%s' "$mark$kind.\${#field}:$field" >&96
if [[ $1 == r ]]; then ((++count)); \\printf '%s' "$mark""e.\${#count}:$count" >&97; fi
if [[ $kind == [xy] ]]; then \\exit; fi
done
}`;

/**
 * Lines for a bash whose standard input, output and error are all that reaches us. It starts the bash that runs the commands, and
 * two loops that send us what that one writes to its report and snapshot descriptors: as fields among the output. On standard
 * error each field of a report is counted, which tells when the output there is complete. They belong to the outer bash, since
 * the inner one's \`wait\` would wait for them.
 */
export function outerLines({ mark, env, directories }: OuterOptions): string {
	const exports = Object.entries(env).map(([name, value]) => `\\export ${name}=${quoteWord(toBytes(value))}`);
	const attempts = directories.map((directory) => `\\cd -- ${quoteWord(toBytes(directory))}`);
	return [
		...exports,
		...(attempts.length > 0 ? [`${attempts.join(' 2>/dev/null || ')} || \\exit 1`] : []),
		`mark=${mark} count=0 SHLVL=0`,
		'\\exec 96>&1 97>&2',
		relay,
		// One line: what the inner bash leaves unread is no script for the outer one.
		`{ ${[
			`\\exec ${reportDescriptor}> >(__runbook_relay r); reports=$!`,
			`\\exec ${snapshotDescriptor}> >(__runbook_relay s); snapshots=$!`,
			'hello="$$ $BASH_VERSION"; \\printf "%s" "$mark""h.${#hello}:$hello"',
			'(\\exec -a bash "$BASH" --norc --noprofile -s 2>&97 96>&- 97>&-); status=$?',
			`\\printf '%s\\0' "$mark $status" >&${reportDescriptor}; \\printf '%s\\0' "$mark $status" >&${snapshotDescriptor}`,
			'\\wait $reports $snapshots; \\exit',
			// What the outer bash itself says, such as "Killed", is no output of a command.
		].join('; ')}; } 2>/dev/null`,
		'',
	].join('\n');
}
