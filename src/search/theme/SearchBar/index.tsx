import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { createPart } from '../../../lazy/part.ts';
import { useHasFailed, usePart } from '../../../lazy/usePart.ts';
import { onSearch } from '../../openSearch.ts';
import styles from './styles.module.css';

const dialog = createPart(() => import('../../SearchDialog/index.tsx'));

/** The button that opens the search; all else of it is loaded when it is first asked for. */
export default function SearchBar(): ReactNode {
	const [words, setWords] = useState<string>();
	const part = usePart(dialog, words !== undefined);
	const hasFailed = useHasFailed(dialog);
	const open = useCallback((asked: string) => {
		dialog.load();
		setWords(asked);
	}, []);
	useEffect(() => onSearch(open), [open]);
	const close = useCallback(() => setWords(undefined), []);
	return (
		<>
			<button
				type="button"
				className={`clean-btn ${styles.button}`}
				aria-keyshortcuts="Control+K /"
				onClick={() => open('')}
			>
				<svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true" className={styles.icon}>
					<path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14" />
				</svg>
				<span className={styles.label}>Search</span>
				<kbd className={styles.key} aria-hidden="true">
					/
				</kbd>
			</button>
			{words !== undefined && part && <part.default words={words} close={close} />}
			{hasFailed && (
				<span className={styles.failed} role="alert">
					The search did not load.
				</span>
			)}
		</>
	);
}
