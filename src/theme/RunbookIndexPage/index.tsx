import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookIndexPage';
import { bySystem, choicesOf, facets, filtered } from './facets.ts';
import type { Filter, Runbook } from './facets.ts';
import styles from './styles.module.css';
import { useFilter } from './useFilter.ts';

/** All runbooks of the site by system, with filters that the address keeps. */
export default function RunbookIndexPage({ runbooks, incidentPath }: Props): ReactNode {
	const [filter, change] = useFilter();
	const shown = filtered(runbooks, filter);
	return (
		<Layout title="Runbooks" description="All runbooks, by system, severity, tag and owner.">
			<main className={styles.page}>
				<h1>Runbooks</h1>
				{incidentPath !== undefined && (
					<p>
						Something is broken? <Link to={incidentPath}>Start from what you see.</Link>
					</p>
				)}
				<Filters runbooks={runbooks} filter={filter} change={change} />
				<output className={styles.count}>
					{shown.length === runbooks.length
						? `${shown.length} runbooks`
						: `${shown.length} of ${runbooks.length} runbooks`}
				</output>
				{bySystem(shown).map((group) => (
					<section key={group.system ?? ''} aria-label={group.system ?? 'Other runbooks'}>
						<h2 className={styles.system}>{group.system ?? 'Other runbooks'}</h2>
						<ul className={styles.list}>
							{group.runbooks.map((runbook) => (
								<Entry key={runbook.permalink} runbook={runbook} />
							))}
						</ul>
					</section>
				))}
			</main>
		</Layout>
	);
}

interface FiltersProps {
	runbooks: readonly Runbook[];
	filter: Filter;
	change: (changed: Filter) => void;
}

const labels = { system: 'System', severity: 'Severity', tag: 'Tag', owner: 'Owner' } as const;

function Filters({ runbooks, filter, change }: FiltersProps): ReactNode {
	const offered = facets.map((facet) => ({ facet, choices: choicesOf(runbooks, facet) }));
	return (
		<form className={styles.filters} aria-label="Filter the runbooks" onSubmit={(event) => event.preventDefault()}>
			<label className={styles.filter}>
				<span>Words</span>
				<input
					type="search"
					value={filter.text ?? ''}
					autoComplete="off"
					onChange={({ target }) => change({ text: target.value })}
				/>
			</label>
			{offered
				.filter(({ choices }) => choices.length > 0)
				.map(({ facet, choices }) => (
					<label key={facet} className={styles.filter}>
						<span>{labels[facet]}</span>
						<select value={filter[facet] ?? ''} onChange={({ target }) => change({ [facet]: target.value })}>
							<option value="">any</option>
							{choices.map((choice) => (
								<option key={choice}>{choice}</option>
							))}
						</select>
					</label>
				))}
		</form>
	);
}

function Entry({ runbook }: { runbook: Runbook }): ReactNode {
	const { title, description, permalink, severity, owner, tags } = runbook;
	return (
		<li className={styles.entry}>
			<div className={styles.head}>
				<Link className={styles.title ?? ''} to={permalink}>
					{title}
				</Link>
				{severity && (
					<span className={styles.severity} data-severity={severity}>
						{severity}
					</span>
				)}
			</div>
			{description && <p className={styles.description}>{description}</p>}
			{(owner !== undefined || tags.length > 0) && (
				<p className={styles.facts}>
					{owner !== undefined && <span>Owner: {owner}</span>}
					{tags.length > 0 && <span>{tags.map((tag) => `#${tag}`).join(' ')}</span>}
				</p>
			)}
		</li>
	);
}
