import type { Expression, Property } from 'estree';

/** The value of an expression that only writes data down; undefined for anything that would have to be executed. */
export function literalValue(expression: Expression): unknown {
	switch (expression.type) {
		case 'Literal':
			return expression.value;
		case 'ArrayExpression':
			return expression.elements.map((element) =>
				element && element.type !== 'SpreadElement' ? literalValue(element) : undefined,
			);
		case 'ObjectExpression':
			return Object.fromEntries(
				expression.properties.flatMap((property) => (property.type === 'Property' ? [entryOf(property)] : [])),
			);
		case 'UnaryExpression':
			return expression.operator === '-' ? -Number(literalValue(expression.argument)) : undefined;
		default:
			return undefined;
	}
}

function entryOf({ key, value }: Property): [string, unknown] {
	const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
	return [name, literalValue(value as Expression)];
}
