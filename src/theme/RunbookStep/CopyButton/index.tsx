import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/CopyButton';
import { announce } from '../../../clipboard/announce.ts';
import { copyText } from '../../../clipboard/copyText.ts';
import styles from './styles.module.css';

const labels = { ready: 'Copy', copied: 'Copied', failed: 'Not copied' } as const;

/** Copies `text` byte for byte; `what` names it for those who do not see the page. */
export default function CopyButton({ text, what }: Props): ReactNode {
	const [state, setState] = useState<keyof typeof labels>('ready');
	useEffect(() => {
		if (state === 'ready') return undefined;
		const timer = setTimeout(() => setState('ready'), 2000);
		return () => clearTimeout(timer);
	}, [state]);
	const copy = async (): Promise<void> => {
		const copied = await copyText(text);
		setState(copied ? 'copied' : 'failed');
		announce(copied ? `Copied: ${what}` : `Could not copy: ${what}. Select the text and copy it by hand.`);
	};
	return (
		<button
			type="button"
			className={`clean-btn ${styles.button}`}
			data-state={state}
			data-runbook-copy
			aria-label={`Copy ${what}`}
			onClick={() => void copy()}
		>
			<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className={styles.icon}>
				{state === 'copied' ? (
					<path d="M3 8.5l3.2 3.2L13 5" />
				) : (
					<path d="M5.5 5.5V3.2c0-.7.5-1.2 1.2-1.2h6.1c.7 0 1.2.5 1.2 1.2v6.1c0 .7-.5 1.2-1.2 1.2h-2.3M3.2 5.5h6.1c.7 0 1.2.5 1.2 1.2v6.1c0 .7-.5 1.2-1.2 1.2H3.2c-.7 0-1.2-.5-1.2-1.2V6.7c0-.7.5-1.2 1.2-1.2z" />
				)}
			</svg>
			{labels[state]}
		</button>
	);
}
