import type { Data, DataTemplate } from '../../../plugins/remark-runbook/language.ts';
import { fillData } from '../../../plugins/remark-runbook/language.ts';
import type { ConfigLanguage } from '../contract.ts';

/** How the values of a change become data of a file. */
export interface Filling {
	values(name: string): string | undefined;
	data(template: DataTemplate): Data;
}

export function fillingFor({ textOnly }: ConfigLanguage, values: Filling['values']): Filling {
	return {
		values,
		data: (template) => {
			const data = fillData(template, values);
			return textOnly && (typeof data === 'number' || typeof data === 'boolean') ? String(data) : data;
		},
	};
}
