import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { onSearch } from '../../openSearch.ts';
import styles from './styles.module.css';

const SearchDialog = lazy(() => import('../../SearchDialog/index.tsx'));

/** The button that opens the search; all else of it is loaded when it is first asked for. */
export default function SearchBar(): ReactNode {
	const [words, setWords] = useState<string>();
	useEffect(() => onSearch(setWords), []);
	const close = useCallback(() => setWords(undefined), []);
	return (
		<>
			<button
				type="button"
				className={`clean-btn ${styles.button}`}
				aria-keyshortcuts="Control+K /"
				onClick={() => setWords('')}
			>
				<svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true" className={styles.icon}>
					<path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14" />
				</svg>
				<span className={styles.label}>Search</span>
				<kbd className={styles.key} aria-hidden="true">
					/
				</kbd>
			</button>
			{words !== undefined && (
				<Suspense fallback={null}>
					<SearchDialog words={words} close={close} />
				</Suspense>
			)}
		</>
	);
}
