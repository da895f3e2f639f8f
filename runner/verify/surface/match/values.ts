import type { Option } from '../model/surface.ts';
import type { ShellWord } from '../../../shell/command.ts';
import { report, type Cursor } from './cursor.ts';

const wordy = /^[A-Za-z_][A-Za-z_-]*$/;

function isSuspicious(option: Option, value: string): boolean {
	if (option.choices) return !value.split(',').every((part) => option.choices?.includes(part));
	return option.numeric === true && wordy.test(value);
}

/** A value outside of the option's choices, or a word where a number belongs, becomes a suspicion. */
export function checkValue(cursor: Cursor, option: Option, flag: string, word: ShellWord, value: string): void {
	if (!word.known || value === '' || !isSuspicious(option, value)) return;
	report(cursor, 'bad-value', word, { text: value, flag, option, candidates: option.choices ?? [] });
}

/** Takes the words that belong to an option whose value stands apart. */
export function takeValues(cursor: Cursor, option: Option, flag: string, word: ShellWord): void {
	if (option.value === 'none' || option.value === 'optional') return;
	const min = option.words?.min ?? 1;
	for (let taken = 0; taken < min; taken += 1) {
		const next = cursor.words[cursor.index];
		if (next === undefined) {
			if (option.value === 'required') report(cursor, 'missing-value', word, { text: flag, option });
			return;
		}
		if (option.value === 'unknown' && next.knownPrefix.startsWith('-')) return;
		cursor.index += 1;
		if (option.value === 'required' && min === 1) checkValue(cursor, option, flag, next, next.text);
	}
	takeRest(cursor, option, min);
	if (option.terminal) cursor.done = true;
}

function takeRest(cursor: Cursor, option: Option, min: number): void {
	if (!option.words || option.words.max === min) return;
	const limit = option.words.max ?? Infinity;
	for (let taken = min; taken < limit; taken += 1) {
		const next = cursor.words[cursor.index];
		if (next === undefined || next.knownPrefix.startsWith('-')) return;
		cursor.index += 1;
	}
}
