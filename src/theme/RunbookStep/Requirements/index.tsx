import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Requirements';
import styles from './styles.module.css';

/** What must hold, a line each. */
export default function Requirements({ requirements }: Props): ReactNode {
	const { tools, env, files, ports, config } = requirements;
	return (
		<ul className={styles.list}>
			{Object.entries(tools).map(([name, range]) => (
				<li key={name}>
					Tool <code>{name}</code>
					{range !== '*' && <> {range}</>}
				</li>
			))}
			<Names label="Environment variable" names={env} />
			<Names label="File" names={files} />
			<Names label="Free port" names={(ports.free ?? []).map(String)} />
			<Names label="Something listens on port" names={(ports.open ?? []).map(String)} />
			{config.map((entry) => (
				<li key={`${entry.file} ${entry.key}`}>
					<code>{entry.key}</code> in <code>{entry.file}</code>
					{entry.equals !== undefined && (
						<>
							{' '}
							is <code>{String(entry.equals)}</code>
						</>
					)}
					{entry.matches !== undefined && (
						<>
							{' '}
							matches <code>{entry.matches}</code>
						</>
					)}
				</li>
			))}
		</ul>
	);
}

function Names({ label, names }: { label: string; names: readonly string[] }): ReactNode {
	return names.map((name) => (
		<li key={name}>
			{label} <code>{name}</code>
		</li>
	));
}
