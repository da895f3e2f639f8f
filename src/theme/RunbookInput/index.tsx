import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookInput';
import { usePageValues } from '../../runbook/usePageValues.ts';
import styles from './styles.module.css';

/** The value of an input in prose, or its name where it has none. */
export default function RunbookInput({ document, name, value: built }: Props): ReactNode {
	const { entered, values } = usePageValues(document);
	const value = Object.hasOwn(entered, name) ? values[name] : built;
	return (
		<code className={styles.input} data-open={value === undefined || undefined} title={`Input ${name}`}>
			{value ?? name}
		</code>
	);
}
