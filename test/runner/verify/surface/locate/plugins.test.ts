import { describe, expect, it } from 'vitest';
import { handedTo } from '../../../../../runner/verify/surface/locate/plugins.ts';
import { commandOf } from '../checking.ts';

const plugins = new Set(['git-lfs', 'kubectl-view']);

describe('a command that a plugin takes over', () => {
	it.each([
		['git lfs track x', 'git-lfs track x'],
		['kubectl view --all', 'kubectl-view --all'],
		['git push', undefined],
		['git -C x lfs pull', undefined],
		['docker view', undefined],
		['git $X', undefined],
	])('%s: %s', (text, expected) => {
		expect(
			handedTo(commandOf(text), plugins)
				?.command.words.map((word) => word.text)
				.join(' '),
		).toBe(expected);
	});
});
