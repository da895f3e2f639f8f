import ErrorBoundary from '@docusaurus/ErrorBoundary';
import TabItem from '@theme/TabItem';
import Tabs from '@theme/Tabs';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../../plugins/remark-runbook/index.ts';
import { exampleSource } from '../../_example/source.ts';
import styles from '../styles.module.css';
import { Plan } from './Plan.tsx';
import { readDocument } from './readDocument.ts';
import type { Document } from './readDocument.ts';

/** The editor, and beside it what the language makes of its text. */
export default function Workbench(): ReactNode {
	const [source, setSource] = useState(exampleSource);
	const editor = useRef<HTMLTextAreaElement>(null);
	const read = useDeferredValue(source);
	const document = useMemo(() => readDocument(read), [read]);
	const shown = useLastValid(document);
	const { problems } = document;
	return (
		<div className={styles.bench}>
			<div>
				<label className={styles.label} htmlFor="playground-source">
					Runbook
				</label>
				<textarea
					ref={editor}
					id="playground-source"
					className={styles.editor}
					value={source}
					spellCheck={false}
					autoComplete="off"
					onChange={({ target }) => setSource(target.value)}
				/>
			</div>
			<div className={styles.result}>
				<output>{saidOf(document)}</output>
				<Tabs>
					<TabItem value="page" label="Page">
						{!document.runbook && shown && <p className={styles.stale}>This was the last text without an error.</p>}
						<ErrorBoundary key={read} fallback={failed}>
							{shown?.page}
						</ErrorBoundary>
					</TabItem>
					<TabItem value="plan" label="Plan">
						{shown?.runbook && <Plan runbook={shown.runbook} />}
					</TabItem>
					<TabItem value="problems" label={`Problems (${problems.length})`}>
						<Problems problems={problems} show={(problem) => select(editor.current, source, problem)} />
					</TabItem>
				</Tabs>
			</div>
		</div>
	);
}

function failed({ error }: { error: Error }): ReactNode {
	return <p>The page can’t be shown: {error.message}</p>;
}

/** The document, or while it has an error the last one that had none. */
function useLastValid(document: Document): Document | undefined {
	const [valid, setValid] = useState<Document>();
	if (document.runbook && document !== valid) setValid(document);
	return document.runbook ? document : valid;
}

function saidOf({ problems, runbook }: Document): string {
	if (problems.length > 0) return problems.length === 1 ? '1 problem.' : `${problems.length} problems.`;
	return runbook
		? `Valid: ${runbook.steps.length} steps.`
		: 'A page without steps. A step begins with :::shell[Title]{#id}.';
}

interface ProblemsProps {
	problems: readonly Problem[];
	show: (problem: Problem) => void;
}

function Problems({ problems, show }: ProblemsProps): ReactNode {
	if (problems.length === 0) return <p>There are none.</p>;
	return (
		<ul className={styles.problems}>
			{problems.map((problem) => (
				<li key={`${problem.line}:${problem.column} ${problem.message}`} className={styles.problem}>
					<button type="button" onClick={() => show(problem)}>
						<span className={styles.place}>
							{problem.line}:{problem.column} {problem.ruleId}
						</span>
						{problem.message}
						{problem.hint !== undefined && <span className={styles.hint}>{problem.hint}</span>}
					</button>
				</li>
			))}
		</ul>
	);
}

/** Selects the place of a problem in the editor. */
function select(editor: HTMLTextAreaElement | null, source: string, problem: Problem): void {
	if (!editor) return;
	const lines = source.split('\n');
	const offset = (line: number, column: number): number =>
		lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
	editor.focus();
	editor.setSelectionRange(offset(problem.line, problem.column), offset(problem.endLine, problem.endColumn));
}
