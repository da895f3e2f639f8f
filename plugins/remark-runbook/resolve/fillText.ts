import { fill } from '../template/fill.ts';
import { scanText } from '../template/scanText.ts';

/** A text with its placeholders filled as they are, for places that no shell reads; unknown ones stay. */
export function fillText(text: string, values: (name: string) => string | undefined): string {
	return fill(scanText(text, { type: 'text' }).template, values).text;
}
