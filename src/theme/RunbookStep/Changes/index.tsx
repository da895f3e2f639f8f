import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Changes';
import CopyButton from '@theme/RunbookStep/CopyButton';
import OpenNames from '@theme/RunbookStep/OpenNames';
import styles from './styles.module.css';

type Change = Props['changes'][number];

const signs = { set: '~', delete: '-', insert: '+', remove: '-' } as const;
const words = { set: 'Set', delete: 'Delete', insert: 'Add to', remove: 'Remove from' } as const;

/** What a step changes in a file, a line each, signed as a diff is; values are copied as they are written. */
export default function Changes({ file, changes, open }: Props): ReactNode {
	const text = changes.map(({ path, value = '' }) => path + value).join('\n') + file;
	const names = open.filter(({ name }) => text.includes(`{{${name}}}`));
	return (
		<div className={styles.changes}>
			<div className={styles.bar}>
				<span className={styles.label}>Changes in</span> <code className={styles.file}>{file}</code>
				<CopyButton text={file} what={`the path ${file}`} />
			</div>
			<ul className={styles.list}>
				{changes.map((change) => (
					<Line key={`${change.verb} ${change.path} ${change.value} ${change.where}`} change={change} />
				))}
			</ul>
			{names.length > 0 && <OpenNames names={names} />}
		</div>
	);
}

function Line({ change }: { change: Change }): ReactNode {
	const { verb, path, value, where } = change;
	return (
		<li className={styles.line} data-verb={verb}>
			<span className={styles.sign} aria-hidden="true">
				{signs[verb]}
			</span>
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
		</li>
	);
}
