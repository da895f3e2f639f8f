import type { PlaceholderContext } from '../../schema/template.ts';

/** Where a value goes: what is written before it (filled) and after it (not yet filled). */
export interface Place<C extends PlaceholderContext = PlaceholderContext> {
	name: string;
	context: C;
	before: string;
	after: string;
}

export type ContextType = PlaceholderContext['type'];
export type PlaceOf<T extends ContextType> = Place<Extract<PlaceholderContext, { type: T }>>;

/** Why a value cannot be written at its place, and how to mend it. */
export interface Refusal {
	message: string;
	hint: string;
}

export type Quote<T extends ContextType> = (value: string, place: PlaceOf<T>) => string | Refusal;
