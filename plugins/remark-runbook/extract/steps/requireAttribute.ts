import type { Attribute } from './attribute.ts';
import type { StepParts } from './stepParts.ts';

/** An attribute that a kind must have; reports it where it is missing. `example` is how it is written. */
export function requireAttribute(
	{ attributes, outline, opening, extraction }: StepParts,
	name: string,
	example: string,
): Attribute | undefined {
	const attribute = attributes.find((given) => given.name === name);
	if (attribute) return attribute;
	const message = `This ${outline.kind} step has no \`${name}\`.`;
	extraction.report('language/missing-attribute', opening, message, `Add it, for example \`${example}\`.`);
	return undefined;
}
