import Link from '@docusaurus/Link';
import { useState } from 'react';
import type { ReactNode } from 'react';
import State from '@theme/RunbookProof/State';
import Trend from '@theme/RunbookProof/Trend';
import type { Props } from '@theme/RunbookStatus/Table';
import { dayOf, sourceWords } from '../../../proof/words.ts';
import styles from './styles.module.css';
import { columns, sortRows } from './columns.ts';
import type { Column } from './columns.ts';

type Row = Props['rows'][number];

interface Order {
	by: Column;
	descending: boolean;
}

/** The runbooks in the order of a column; its heading turns the order around. */
export default function Table({ rows }: Props): ReactNode {
	const [order, setOrder] = useState<Order>({ by: 'state', descending: false });
	const sorted = sortRows(rows, order.by, order.descending);
	const choose = (by: Column): void => setOrder({ by, descending: order.by === by && !order.descending });
	return (
		<table className={styles.table} data-runbook-status>
			<thead>
				<tr>
					{Object.entries(columns).map(([name, { label }]) => (
						<Heading key={name} column={name as Column} label={label} order={order} choose={choose} />
					))}
					<th scope="col">Trend</th>
					<th scope="col">Badge</th>
				</tr>
			</thead>
			<tbody>
				{sorted.map((row) => (
					<Runbook key={row.permalink} row={row} />
				))}
			</tbody>
		</table>
	);
}

interface HeadingProps {
	column: Column;
	label: string;
	order: Order;
	choose: (column: Column) => void;
}

function Heading({ column, label, order, choose }: HeadingProps): ReactNode {
	const direction = order.by !== column ? 'none' : order.descending ? 'descending' : 'ascending';
	return (
		<th scope="col" aria-sort={direction}>
			<button type="button" className={`clean-btn ${styles.sort}`} onClick={() => choose(column)}>
				{label}
			</button>
		</th>
	);
}

function Runbook({ row }: { row: Row }): ReactNode {
	const { title, path, permalink, owner, state, verified, steps, byHand, source, trend, badge } = row;
	return (
		<tr>
			<td>
				<Link to={permalink}>{title}</Link>
				<br />
				<span className={styles.path}>{path}</span>
			</td>
			<td data-label="State">
				<State state={state} />
			</td>
			<td data-label="Verified">
				{verified} of {steps - byHand}
				{byHand > 0 && `, ${byHand} by hand`}
			</td>
			<td data-label="Last report">
				{source ? (
					<time dateTime={source.createdAt} title={sourceWords(source)}>
						{dayOf(source.createdAt)}
					</time>
				) : (
					'never'
				)}
			</td>
			<td data-label="Owner">{owner ?? '–'}</td>
			<td data-label="Trend">
				<Trend points={trend} />
			</td>
			<td data-label="Badge">
				<a href={badge} aria-label={`SVG badge of ${title}`}>
					SVG
				</a>
			</td>
		</tr>
	);
}
