import type { FindingType } from '../../match/finding.ts';

/** What Cobra's flag parser (spf13/pflag) said of one word. */
export interface Complaint {
	type: FindingType;
	/** The flag as it was understood: `--replicas`, or `-x` of a bundle. */
	flag: string;
	value?: string;
	text: string;
}

const patterns: readonly [RegExp, (match: RegExpExecArray) => Omit<Complaint, 'text'>][] = [
	[/unknown flag: (--\S+)/, ([, flag = '']) => ({ type: 'unknown-flag', flag })],
	[/unknown shorthand flag: '(.)' in -\S+/, ([, letter = '']) => ({ type: 'unknown-flag', flag: `-${letter}` })],
	[
		/invalid argument "(.*?)" for "(?:-\w, )?(--?[^"]+)" flag/,
		([, value = '', flag = '']) => ({ type: 'bad-value', flag, value }),
	],
	[/flag needs an argument: (--\S+)/, ([, flag = '']) => ({ type: 'missing-value', flag })],
	[/flag needs an argument: '(.)' in -\S+/, ([, letter = '']) => ({ type: 'missing-value', flag: `-${letter}` })],
];

/** The parser's complaint in the answer of `__complete`, if it had one. Its exit status is always 0. */
export function readComplaint(stderr: string): Complaint | undefined {
	for (const line of stderr.split('\n')) {
		for (const [pattern, read] of patterns) {
			const match = pattern.exec(line);
			if (match) return { ...read(match), text: line.replace(/^\[Debug\] \[Error\] /, '').trim() };
		}
	}
	return undefined;
}
