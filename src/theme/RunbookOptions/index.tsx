import { useStorageSlot } from '@docusaurus/theme-common';
import { Children, isValidElement, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Props } from '@theme/RunbookOptions';
import type { Props as OptionProps } from '@theme/RunbookOption';
import { enterAndKeep } from '../../runbook/keptValues.ts';
import { usePageValues } from '../../runbook/usePageValues.ts';
import styles from './styles.module.css';

/** How far a key moves among the tabs; to their ends with Home and End. */
const moves: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/** The alternatives of a choose step as tabs. Where an input decides, tab and input are one; else steps of the same name turn together. */
export default function RunbookOptions({ children, ...props }: Props): ReactNode {
	const options = Children.toArray(children).filter((child) => isValidElement<OptionProps>(child));
	const values = options.map((option) => option.props.value);
	const [chosen, choose] = useChosen(props, values);
	const id = useId();
	const tabs = useRef<(HTMLButtonElement | null)[]>([]);
	const onKey = (event: KeyboardEvent, index: number): void => {
		const by = moves[event.key];
		if (by === undefined) return;
		event.preventDefault();
		const last = options.length - 1;
		const next = Number.isFinite(by) ? (index + by + options.length) % options.length : by > 0 ? last : 0;
		tabs.current[next]?.focus();
		choose(values[next] ?? '');
	};
	return (
		<div className={styles.options}>
			<div className={styles.tabs} role="tablist" aria-label="Choose one">
				{options.map(({ props: { value, label } }, index) => (
					<button
						key={value}
						ref={(tab) => void (tabs.current[index] = tab)}
						type="button"
						role="tab"
						id={`${id}-tab-${index}`}
						className={`clean-btn ${styles.tab}`}
						aria-selected={value === chosen}
						aria-controls={`${id}-panel-${index}`}
						tabIndex={value === chosen ? 0 : -1}
						onClick={() => choose(value)}
						onKeyDown={(event) => onKey(event, index)}
					>
						{label}
					</button>
				))}
			</div>
			{options.map(({ props: { value, label, children: content } }, index) => (
				<div
					key={value}
					role="tabpanel"
					id={`${id}-panel-${index}`}
					className={styles.panel}
					aria-labelledby={`${id}-tab-${index}`}
					data-chosen={value === chosen}
				>
					<p className={styles.label}>{label}</p>
					{content}
				</div>
			))}
		</div>
	);
}

/** The option that is shown, and how another one is chosen. */
function useChosen(
	{ document, input, groupId, defaultValue }: Omit<Props, 'children'>,
	options: readonly string[],
): [string | undefined, (option: string) => void] {
	const page = usePageValues(document);
	const [stored, slot] = useStorageSlot(`docusaurus.tab.${groupId}`);
	const wanted = input === undefined ? stored : page.values[input];
	const chosen = options.find((option) => option === wanted) ?? defaultValue ?? options[0];
	if (input === undefined) return [chosen, (option) => slot.set(option)];
	return [chosen, (option) => enterAndKeep(document, input, option)];
}
