import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookInputs/Field';
import { whyUnfit } from '../../../../plugins/remark-runbook/page.ts';
import { filling } from '../../../runbook/filling.ts';
import { defaultOf } from '../../../runbook/pageValues.ts';
import styles from './styles.module.css';
import { hintsOf } from './words.ts';

/** One input with its description, and what is wrong with what was typed. */
export default function Field({ input, entered, enter }: Props): ReactNode {
	const id = useId();
	const value = entered ?? defaultOf(input) ?? '';
	const fault = entered === undefined || entered === '' ? undefined : whyUnfit(input, entered);
	const hints = hintsOf(input);
	const pattern = input.type === 'string' ? input.pattern : undefined;
	return (
		<div>
			<label className={styles.label} htmlFor={id}>
				{input.name}
			</label>
			<Control id={id} input={input} value={value} isFaulty={fault !== undefined} enter={enter} />
			{fault !== undefined && (
				<p className={styles.fault} id={`${id}-fault`} role="alert">
					{input.type === 'secret' ? 'The value' : JSON.stringify(value)} {fault}.
				</p>
			)}
			{(hints !== '' || pattern !== undefined) && (
				<p className={styles.hint} id={`${id}-hint`}>
					{hints}
					{pattern !== undefined && (
						<>
							{' '}
							Matches <code>{pattern}</code>
						</>
					)}
				</p>
			)}
		</div>
	);
}

interface ControlProps {
	id: string;
	input: Props['input'];
	value: string;
	isFaulty: boolean;
	enter: Props['enter'];
}

function Control({ id, input, value, isFaulty, enter }: ControlProps): ReactNode {
	const common = {
		id,
		className: styles.control,
		value,
		'aria-invalid': isFaulty,
		'aria-describedby': isFaulty ? `${id}-fault` : `${id}-hint`,
		onFocus: filling.load,
		onChange: ({ target }: { target: { value: string } }) => enter(input.name, target.value),
	};
	if (input.type === 'choice' || input.type === 'boolean') {
		const choices = input.type === 'choice' ? input.choices : ['true', 'false'];
		return (
			<select {...common}>
				<option value="">{'choose…'}</option>
				{choices.map((choice) => (
					<option key={choice}>{choice}</option>
				))}
			</select>
		);
	}
	const type = input.type === 'secret' ? 'password' : 'text';
	const mode = input.type === 'number' ? 'decimal' : undefined;
	const example = 'example' in input && input.example !== undefined ? `e.g. ${String(input.example)}` : undefined;
	return <input {...common} type={type} inputMode={mode} placeholder={example} autoComplete="off" spellCheck={false} />;
}
