import type { Props } from '@theme/RunbookInputs/Field';

/** What an input is for and what it takes, in one line; a pattern is no sentence and stands behind it. */
export function hintsOf(input: Props['input']): string {
	const { description } = input;
	const sentence = description === undefined || /[.!?]$/.test(description) ? description : `${description}.`;
	return [sentence, takes(input)].filter(Boolean).join(' ');
}

function takes(input: Props['input']): string | undefined {
	switch (input.type) {
		case 'number': {
			const { minimum, maximum } = input;
			if (minimum !== undefined && maximum !== undefined) return `From ${minimum} to ${maximum}.`;
			if (minimum !== undefined) return `At least ${minimum}.`;
			return maximum === undefined ? undefined : `At most ${maximum}.`;
		}
		case 'secret':
			return 'A secret: it stays in this tab and is forgotten with it.';
		case 'string':
		case 'boolean':
		case 'choice':
			return undefined;
	}
}
