import Layout from '@theme/Layout';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStatus';
import Drifts from '@theme/RunbookStatus/Drifts';
import Table from '@theme/RunbookStatus/Table';
import { stateAt, useToday } from '../../proof/proofAge.ts';
import { stateWords } from '../../../plugins/remark-runbook/page.ts';
import styles from './styles.module.css';

type Row = Props['status']['runbooks'][number];

const anyState = '';

/** What is proven of all runbooks of the site. */
export default function RunbookStatus({ status: { runbooks, staleAfter } }: Props): ReactNode {
	const today = useToday();
	const [text, setText] = useState('');
	const [state, setState] = useState(anyState);
	const rows = runbooks.map((row) => ({
		...row,
		state: today === undefined ? row.state : stateAt(row, staleAfter, today),
	}));
	const shown = rows.filter((row) => fits(row, text) && (state === anyState || row.state === state));
	return (
		<Layout
			title="Status of the runbooks"
			description="What is proven of each runbook of this site, and by which report."
		>
			<main className={styles.page}>
				<h1>Status of the runbooks</h1>
				<p>{summaryOf(rows)}</p>
				<search className={styles.filter} aria-label="Runbooks">
					<label className={styles.field}>
						Find
						<input
							className={styles.control}
							type="search"
							value={text}
							onChange={({ target }) => setText(target.value)}
						/>
					</label>
					<label className={styles.field}>
						State
						<select className={styles.control} value={state} onChange={({ target }) => setState(target.value)}>
							<option value={anyState}>any</option>
							{Object.entries(stateWords).map(([value, label]) => (
								<option key={value} value={value}>
									{label}
								</option>
							))}
						</select>
					</label>
					<output className={styles.count}>
						{shown.length} of {rows.length} shown
					</output>
				</search>
				<Table rows={shown} />
				<Drifts rows={rows} />
			</main>
		</Layout>
	);
}

function fits({ title, path, owner = '' }: Row, text: string): boolean {
	const wanted = text.toLowerCase().split(/\s+/);
	const words = `${title} ${path} ${owner}`.toLowerCase();
	return wanted.every((word) => words.includes(word));
}

function summaryOf(rows: readonly Row[]): string {
	const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
	const checkable = sum(({ steps, byHand }) => steps - byHand);
	const verified = sum((row) => row.verified);
	const share = checkable === 0 ? 0 : Math.floor((verified / checkable) * 100);
	const drifted = rows.filter(({ state }) => state === 'drifted').length;
	return `${rows.length} runbooks, ${drifted} drifted. ${verified} of ${checkable} steps that a machine can check are verified (${share}\u00a0%).`;
}
