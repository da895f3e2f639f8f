import { createTwoFilesPatch } from 'diff';

const context = 3;
/** Where two texts share almost nothing, finding out what they share takes long. */
const maxEditLength = 4000;
/** Lines of a difference that are shown; whoever needs more looks at the file. */
const lineLimit = 400;

/** The change of a file as a unified diff, one line an entry; a missing text stands for a missing file. */
export function textDiff(path: string, before: string | undefined, after: string | undefined): string[] {
	const patch = createTwoFilesPatch(
		before === undefined ? '/dev/null' : `a/${path}`,
		after === undefined ? '/dev/null' : `b/${path}`,
		before ?? '',
		after ?? '',
		undefined,
		undefined,
		{
			context,
			maxEditLength,
			headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
		},
	);
	if (patch === undefined) return [`(${path}: the texts are too different to be shown)`];
	const lines = patch
		.replace(/\n$/, '')
		.split('\n')
		.map((line) => line.replace(/\r$/, ''));
	return lines.length <= lineLimit
		? lines
		: [...lines.slice(0, lineLimit), `(${lines.length - lineLimit} further lines)`];
}
