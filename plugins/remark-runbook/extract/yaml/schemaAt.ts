import * as z from 'zod';

type Schema = z.core.$ZodType;

/** The part of a schema that a path of the data leads to; unions are entered by the data's discriminator. */
function schemaAt(schema: Schema, path: readonly PropertyKey[], data: unknown): Schema | undefined {
	const bare = unwrap(schema, data);
	const [step, ...rest] = path;
	if (step === undefined) return bare;
	const value = typeof data === 'object' && data !== null ? Reflect.get(data, step) : undefined;
	const next = child(bare, step);
	return next && schemaAt(next, rest, value);
}

/** The names that the object at a path may have. */
export function keysAt(schema: Schema, path: readonly PropertyKey[], data: unknown): string[] {
	const found = schemaAt(schema, path, data);
	return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

/** The values that a union's discriminator may have. */
export function discriminatorValues(schema: Schema, path: readonly PropertyKey[], data: unknown): string[] {
	const found = schemaAt(schema, path, data);
	if (!(found instanceof z.ZodDiscriminatedUnion)) return [];
	return found.options.flatMap((option) => literals(option, found.def.discriminator));
}

function child(schema: Schema, step: PropertyKey): Schema | undefined {
	if (schema instanceof z.ZodObject) return schema.shape[String(step)];
	if (schema instanceof z.ZodRecord) return schema.valueType;
	return schema instanceof z.ZodArray ? schema.element : undefined;
}

function unwrap(schema: Schema, data: unknown): Schema {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
		return unwrap(schema.def.innerType, data);
	if (schema instanceof z.ZodDiscriminatedUnion) return optionFor(schema, data) ?? schema;
	return schema;
}

function optionFor(union: z.ZodDiscriminatedUnion, data: unknown): Schema | undefined {
	const { discriminator } = union.def;
	const wanted = typeof data === 'object' && data !== null ? Reflect.get(data, discriminator) : undefined;
	return union.options.find((option) => literals(option, discriminator).some((value) => value === wanted));
}

function literals(option: Schema, discriminator: string): string[] {
	const field = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
	return field instanceof z.ZodLiteral ? [...field.values].map(String) : [];
}
