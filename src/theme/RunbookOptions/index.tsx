import TabItem from '@theme/TabItem';
import Tabs from '@theme/Tabs';
import { Children, isValidElement } from 'react';
import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookOptions';
import type { Props as OptionProps } from '@theme/RunbookOption';

/** The alternatives of a choose step as tabs; those of the same group turn together. */
export default function RunbookOptions({ groupId, defaultValue, children }: Props): ReactNode {
	const options = Children.toArray(children).filter((child) => isValidElement<OptionProps>(child));
	return (
		<Tabs groupId={groupId} {...(defaultValue !== undefined && { defaultValue })}>
			{options.map(({ props }) => (
				<TabItem key={props.value} value={props.value} label={props.label}>
					{props.children}
				</TabItem>
			))}
		</Tabs>
	);
}
