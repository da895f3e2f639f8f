import type { DataTemplate } from '../schema/data.ts';
import type { Template } from '../schema/template.ts';
import { fill } from '../template/fill.ts';

/** Plain data as formats hold it. */
export type Data = string | number | boolean | null | Data[] | { [key: string]: Data };

type Values = (name: string) => string | undefined;

/** Structured data with its values filled in; a value that stands alone has the type of its input. */
export function fillData(data: DataTemplate, values: Values): Data {
	switch (data.type) {
		case 'scalar':
			return data.value;
		case 'text':
			return fillTemplate(data.template, values);
		case 'input':
			return typed(values(data.name), data);
		case 'list':
			return data.items.map((item) => fillData(item, values));
		case 'map':
			return Object.fromEntries(
				data.entries.map(({ key, value }) => [fillTemplate(key, values), fillData(value, values)]),
			);
	}
}

export function fillTemplate(template: Template, values: Values): string {
	return fill(template, values).text;
}

function typed(value: string | undefined, { name, as }: Extract<DataTemplate, { type: 'input' }>): Data {
	if (value === undefined) return `{{${name}}}`;
	if (as === 'boolean' && /^(?:true|false)$/.test(value)) return value === 'true';
	return as === 'number' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}
