import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Changes';
import CopyButton from '@theme/RunbookStep/CopyButton';
import OpenNames from '@theme/RunbookStep/OpenNames';
import { keyed } from '../words.ts';
import styles from './styles.module.css';

type Change = Props['changes'][number];

const words = { set: 'Set', delete: 'Delete', insert: 'Add to', remove: 'Remove from' } as const;

/** What a step changes in a file: each change in words and as a diff in the file's syntax; values are copied as they are written. */
export default function Changes({ file, changes, diffs, open }: Props): ReactNode {
	const text = changes.map(({ path, value = '' }) => path + value).join('\n') + file;
	const names = open.filter(({ name }) => text.includes(`{{${name}}}`));
	return (
		<div className={styles.changes}>
			<div className={styles.bar}>
				<span className={styles.label}>Changes in</span> <code className={styles.file}>{file}</code>
				<CopyButton text={file} what={`the path ${file}`} />
			</div>
			<ul className={styles.list}>
				{keyed(changes).map(({ key, item: change }) => (
					<Line key={key} change={change} diff={diffs[key] ?? []} />
				))}
			</ul>
			{names.length > 0 && <OpenNames names={names} />}
		</div>
	);
}

function Line({ change, diff }: { change: Change; diff: Props['diffs'][number] }): ReactNode {
	const { verb, path, value, where } = change;
	return (
		<li className={styles.line} data-verb={verb}>
			<span className={styles.words}>
				{words[verb]} <code>{path}</code>
				{value !== undefined && (
					<>
						{verb === 'set' ? ' to ' : ': '}
						<code className={styles.value}>{value}</code>
					</>
				)}
				{where !== undefined && ` (${where})`}
			</span>
			{value !== undefined && verb !== 'remove' && <CopyButton text={value} what={`the value of ${path}`} />}
			<Diff lines={diff} />
		</li>
	);
}

const meanings = { '-': 'goes', '+': 'comes' } as const;

/** The lines around a change, what goes and what comes: told apart by signs, and by words for those who hear them. */
function Diff({ lines }: { lines: Props['diffs'][number] }): ReactNode {
	return (
		<pre className={styles.diff}>
			<code>
				{keyed(lines).map(({ key, item: { sign, text } }) => (
					<span key={key} className={styles.row} data-sign={sign}>
						{sign !== ' ' && <span className={styles.meaning}>{`${meanings[sign]}: `}</span>}
						{`${sign} ${text}\n`}
					</span>
				))}
			</code>
		</pre>
	);
}
