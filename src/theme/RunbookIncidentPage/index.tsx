import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import Layout from '@theme/Layout';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookIncidentPage';
import { openSearch } from '../../search/openSearch.ts';
import { matching, symptomsOf } from './symptoms.ts';
import type { Symptom } from './symptoms.ts';
import styles from './styles.module.css';

/** From what a person sees to the runbook for it. */
export default function RunbookIncidentPage({ runbooks, indexPath }: Props): ReactNode {
	const [description, describe] = useState('');
	const found = matching(symptomsOf(runbooks), description);
	const history = useHistory();
	const field = useRef<HTMLInputElement>(null);
	useEffect(() => {
		// On a touch screen the keyboard would cover what can be picked.
		if (window.matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
	}, []);
	const openBest = (): void => {
		if (description.trim() !== '' && found[0]) history.push(found[0].runbook.permalink);
	};
	return (
		<Layout title="Incident" description="From what you see to the runbook for it.">
			<main className={styles.page}>
				<h1>What do you see?</h1>
				<search className={styles.form}>
					<label htmlFor="runbook-symptom">Describe it in a few words</label>
					<input
						id="runbook-symptom"
						ref={field}
						type="search"
						value={description}
						autoComplete="off"
						placeholder="502, disk full, login fails …"
						onChange={({ target }) => describe(target.value)}
						onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && openBest()}
					/>
				</search>
				<output className={styles.count}>{saidOf(found.length, description)}</output>
				<ul className={styles.list}>
					{found.map((symptom) => (
						<Entry key={`${symptom.runbook.permalink} ${symptom.text}`} symptom={symptom} />
					))}
				</ul>
				<p className={styles.further}>
					Not here? {indexPath !== undefined && <Link to={indexPath}>Look through all runbooks</Link>}{' '}
					<button type="button" className={styles.search} data-runbook-script onClick={() => openSearch(description)}>
						Search every page
					</button>
				</p>
			</main>
		</Layout>
	);
}

function saidOf(count: number, description: string): string {
	if (description.trim() === '') return 'The worst first.';
	if (count === 0) return 'No symptom that is written down fits.';
	return count === 1 ? '1 symptom fits: Enter opens it.' : `${count} symptoms fit, the best first: Enter opens it.`;
}

function Entry({ symptom: { text, runbook } }: { symptom: Symptom }): ReactNode {
	const { title, permalink, severity, system } = runbook;
	return (
		<li>
			<Link className={styles.entry ?? ''} to={permalink} data-severity={severity}>
				<span className={styles.symptom}>{text}</span>
				<span className={styles.runbook}>
					{[title, system, severity].filter((fact) => fact !== undefined && fact !== text).join(' · ')}
				</span>
			</Link>
		</li>
	);
}
