import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookStep/Command';
import CopyButton from '@theme/RunbookStep/CopyButton';
import OpenNames from '@theme/RunbookStep/OpenNames';
import { openMarks } from '../../../runbook/openMarks.ts';
import { Code } from './Code.tsx';
import styles from './styles.module.css';

/** Highlighted code that wraps, so that no part of a command is out of sight, with its copy button. */
export default memo(function Command({ code, label, what, open, danger }: Props): ReactNode {
	const { text, language } = code;
	const shown = code.shown ?? {
		base: text,
		marks: openMarks(
			text,
			open.map(({ name }) => name),
		),
	};
	const unfilled = new Set(shown.marks.filter(({ kind }) => kind === 'open').map((mark) => mark.text));
	const names = open.filter(({ name }) => unfilled.has(`{{${name}}}`));
	const missing = names.map(({ name }) => name);
	return (
		<div className={styles.command}>
			<div className={styles.bar}>
				<span className={styles.label}>{label}</span>
				{what && <CopyButton text={text} what={what} missing={missing} danger={danger} />}
			</div>
			<Code shown={shown} language={language} />
			{names.length > 0 && <OpenNames names={names} />}
		</div>
	);
});
