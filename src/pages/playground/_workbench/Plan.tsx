import type { ReactNode } from 'react';
import { defaultValues, resolveStep } from '../../../../plugins/remark-runbook/index.ts';
import type { Runbook, Step } from '../../../../plugins/remark-runbook/index.ts';
import styles from '../styles.module.css';

/** What a run would do with the default values: the inputs, and each step with its command filled in. */
export function Plan({ runbook }: { runbook: Runbook }): ReactNode {
	const inputs = Object.entries(runbook.contract.inputs);
	return (
		<>
			{inputs.length > 0 && (
				<table>
					<thead>
						<tr>
							<th>Input</th>
							<th>Type</th>
							<th>Value</th>
						</tr>
					</thead>
					<tbody>
						{inputs.map(([name, input]) => (
							<tr key={name}>
								<td>
									<code>{name}</code>
								</td>
								<td>{input.type}</td>
								<td>{'default' in input && input.default !== undefined ? String(input.default) : 'asked for'}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			<ol className={styles.plan}>
				{runbook.steps.map((step, index) => (
					<Planned key={step.id} step={step} number={index + 1} runbook={runbook} />
				))}
			</ol>
		</>
	);
}

function Planned({ step, number, runbook }: { step: Step; number: number; runbook: Runbook }): ReactNode {
	const resolved = resolveStep(step, defaultValues(runbook.contract));
	const text = resolved.command ?? resolved.content;
	const { if: condition } = step.attributes;
	return (
		<li className={styles.planned}>
			<strong>
				{number}. {step.title}
			</strong>{' '}
			<code>{step.kind}</code> <code>#{step.id}</code>
			{step.within && (
				<span className={styles.fact}>
					if {step.within.map(({ choose, option }) => `${option} is chosen at ${choose}`).join(', ')}
				</span>
			)}
			{condition !== undefined && (
				<span className={styles.fact}>
					may run, if <code>{condition}</code>
				</span>
			)}
			{resolved.missing.length > 0 && (
				<span className={styles.fact}>
					needs {resolved.missing.join(', ')}: an input, or what an earlier step yields
				</span>
			)}
			{step.captures.length > 0 && (
				<span className={styles.fact}>yields {step.captures.map(({ name }) => name).join(', ')}</span>
			)}
			{text !== undefined && <pre>{text}</pre>}
		</li>
	);
}
