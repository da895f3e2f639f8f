import * as z from 'zod';
import { valueTypes, type ValueType } from './valueType.ts';
import { templateSchema, type Template } from './template.ts';

/** Structured data in which values of inputs stand as data, never as syntax. */
export type DataTemplate =
	| { type: 'scalar'; value: string | number | boolean | null }
	| { type: 'text'; template: Template }
	| { type: 'input'; name: string; as: ValueType }
	| { type: 'list'; items: DataTemplate[] }
	| { type: 'map'; entries: { key: Template; value: DataTemplate }[] };

export const dataTemplateSchema: z.ZodType<DataTemplate> = z.lazy(() =>
	z.discriminatedUnion('type', [
		z.object({ type: z.literal('scalar'), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
		z.object({ type: z.literal('text'), template: templateSchema }),
		z.object({ type: z.literal('input'), name: z.string(), as: z.enum(valueTypes) }),
		z.object({ type: z.literal('list'), items: z.array(dataTemplateSchema) }),
		z.object({
			type: z.literal('map'),
			entries: z.array(z.object({ key: templateSchema, value: dataTemplateSchema })),
		}),
	]),
);
