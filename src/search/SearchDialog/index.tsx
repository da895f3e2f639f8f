import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { excerpt } from './excerpt.ts';
import { loadSearch, most } from './searchIndex.ts';
import type { Hit, Search } from './searchIndex.ts';
import styles from './styles.module.css';

interface Props {
	/** What is asked for at first. */
	words: string;
	close: () => void;
}

/** The search of the whole site: an index that was built with it, read in the browser. */
export default function SearchDialog({ words, close }: Props): ReactNode {
	const dialog = useRef<HTMLDialogElement>(null);
	const [query, setQuery] = useState(words);
	const { search, isFailed } = useSearch();
	useDialog(dialog, close);
	const hits = search && query.trim() !== '' ? search(query) : [];
	return (
		<dialog ref={dialog} className={styles.dialog} aria-label="Search" onClose={close}>
			<div className={styles.head}>
				<input
					className={styles.input}
					type="search"
					value={query}
					placeholder="Search all pages"
					aria-label="Search all pages"
					autoComplete="off"
					spellCheck={false}
					// The dialog was opened to type into it.
					autoFocus
					onChange={({ target }) => setQuery(target.value)}
					onKeyDown={({ key }) => key === 'Enter' && dialog.current?.querySelector<HTMLElement>('li a')?.click()}
				/>
				<button type="button" className={`clean-btn ${styles.close}`} onClick={close}>
					Close
				</button>
			</div>
			<output className={styles.said}>
				{isFailed ? 'The search index is not here. A build of the site writes it.' : saidOf(hits.length, query, search)}
			</output>
			<ul className={styles.hits}>
				{hits.map((hit) => (
					<Entry key={hit.url} hit={hit} close={close} />
				))}
			</ul>
		</dialog>
	);
}

function useSearch(): { search: Search | undefined; isFailed: boolean } {
	const file = useBaseUrl('/runbook-search.json');
	const [search, setSearch] = useState<Search>();
	const [isFailed, setFailed] = useState(false);
	useEffect(() => {
		loadSearch(file).then(
			(loaded) => setSearch(() => loaded),
			() => setFailed(true),
		);
	}, [file]);
	return { search, isFailed };
}

function saidOf(count: number, query: string, search: Search | undefined): string {
	if (!search) return 'Loading …';
	if (query.trim() === '') return 'Commands, titles, symptoms, any text.';
	if (count === 0) return 'Nothing is found.';
	return count === most ? `The ${most} best` : `${count} found`;
}

function Entry({ hit, close }: { hit: Hit; close: () => void }): ReactNode {
	const { url, page, title, text, words } = hit;
	return (
		<li>
			<Link className={styles.hit ?? ''} to={url} onClick={close}>
				<span className={styles.title}>{title}</span>
				{title !== page && <span className={styles.page}>{page}</span>}
				<span className={styles.text}>
					{excerpt(text, words).map((piece) =>
						piece.isHit ? <mark key={piece.start}>{piece.text}</mark> : <span key={piece.start}>{piece.text}</span>,
					)}
				</span>
			</Link>
		</li>
	);
}

/** Opens the dialog; a click beside it closes it, and arrows go through the field and what is found. */
function useDialog(reference: RefObject<HTMLDialogElement | null>, close: () => void): void {
	useEffect(() => {
		const dialog = reference.current;
		if (!dialog) return undefined;
		const onClick = ({ target }: MouseEvent): void => {
			if (target === dialog) close();
		};
		const onKey = (event: KeyboardEvent): void => {
			// Some browsers only empty the field.
			if (event.key === 'Escape') dialog.close();
			else moveFocus(dialog, event);
		};
		dialog.addEventListener('click', onClick);
		dialog.addEventListener('keydown', onKey);
		if (!dialog.open) dialog.showModal();
		return () => {
			dialog.removeEventListener('click', onClick);
			dialog.removeEventListener('keydown', onKey);
		};
	}, [reference, close]);
}

function moveFocus(dialog: HTMLDialogElement, event: KeyboardEvent): void {
	const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (by === undefined) return;
	const places = [...dialog.querySelectorAll<HTMLElement>('input, li a')];
	const current = places.findIndex((place) => place === document.activeElement);
	event.preventDefault();
	places[Math.min(Math.max(current + by, 0), places.length - 1)]?.focus();
}
