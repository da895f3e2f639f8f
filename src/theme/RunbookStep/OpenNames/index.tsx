import Link from '@docusaurus/Link';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/OpenNames';
import styles from './styles.module.css';

type Name = Props['names'][number];

/** Where the reader finds what to put in for each open `{{name}}`. */
export default memo(function OpenNames({ names }: Props): ReactNode {
	return (
		<ul className={styles.names}>
			{names.map((open) => (
				<li key={open.name}>
					Put in for <code>{`{{${open.name}}}`}</code>: <Source open={open} />
				</li>
			))}
		</ul>
	);
});

function Source({ open }: { open: Name }): ReactNode {
	if (open.from === 'step') {
		return (
			<>
				what <Link to={`#${open.id}`}>step {open.number}</Link> printed.
			</>
		);
	}
	return open.description ?? (open.secret ? 'a secret of your own.' : 'a value of your own.');
}
