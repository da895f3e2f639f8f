import type { Adapter, Tool } from './adapter.ts';
import { generic } from './generic.ts';

/** In order: the first that suits a tool reads it. */
const adapters: readonly Adapter[] = [generic];

export function adapterFor(tool: Tool): Adapter {
	return adapters.find((adapter) => adapter.suits(tool)) ?? generic;
}
