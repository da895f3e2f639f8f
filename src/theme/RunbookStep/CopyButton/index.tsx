import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/CopyButton';
import { announce } from '../../../clipboard/announce.ts';
import { copyText } from '../../../clipboard/copyText.ts';
import { filling } from '../../../runbook/filling.ts';
import styles from './styles.module.css';

const labels = {
	ready: 'Copy',
	asked: 'Copy all the same',
	copied: 'Copied',
	unfilled: 'Copied, not filled in',
	failed: 'Not copied',
} as const;
const none: readonly string[] = [];
type State = keyof typeof labels;

/** How long a state stands before the button is as it was, in milliseconds; a question waits for longer. */
const standing = { asked: 8000, copied: 2000, unfilled: 4000, failed: 4000 } as const;

/**
 * Copies `text` byte for byte; `what` names it for those who do not see the page.
 * Asks once before it hands out something destructive, and says which names in it are still open.
 */
export default function CopyButton({ text, what, label, missing = none, danger }: Props): ReactNode {
	const [state, setState] = useState<State>('ready');
	const shown = useRef({ text, missing });
	useEffect(() => {
		shown.current = { text, missing };
	}, [text, missing]);
	useEffect(() => {
		if (state === 'ready') return undefined;
		const timer = setTimeout(() => setState('ready'), standing[state]);
		return () => clearTimeout(timer);
	}, [state]);
	const copy = async (): Promise<void> => {
		if (danger !== undefined && state !== 'asked') {
			setState('asked');
			announce(`${danger === true ? 'This can destroy something.' : danger} Press again to copy ${what}.`);
			return;
		}
		// The page may still hold what it was built with, though something is filled in.
		if (filling.underWay()) await filling.underWay()?.then(nextTask);
		if (filling.current()?.settle()) await nextTask();
		const now = shown.current;
		// What puts the text together may not load: then there is nothing to copy.
		const made = typeof now.text === 'string' ? { ...now, text: now.text } : await now.text().catch(() => undefined);
		const copied = made !== undefined && (await copyText(made.text));
		setState(copied ? (made.missing.length > 0 ? 'unfilled' : 'copied') : 'failed');
		announce(copied ? said(what, made.missing) : `Could not copy: ${what}. Select the text and copy it by hand.`);
	};
	return (
		<button
			type="button"
			className={`clean-btn ${styles.button}`}
			data-state={state}
			data-runbook-copy
			aria-label={label === undefined ? `Copy ${what}` : `${label}: ${what}`}
			onClick={() => void copy()}
		>
			{(state === 'ready' && label) || labels[state]}
		</button>
	);
}

/** When the page is rendered with what has come. */
function nextTask(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

function said(what: string, missing: readonly string[]): string {
	return missing.length === 0 ? `Copied: ${what}` : `Copied: ${what}. Still to be filled in: ${missing.join(', ')}.`;
}
