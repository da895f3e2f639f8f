import type { Repository } from './repository.ts';
import { normalise } from './tree.ts';

/** `examples/` of `examples.zip`. */
export function isPacked(written: string, { listing }: Repository): boolean {
	const name = normalise(written).replace(/^.*\//, '');
	return name !== '' && ['zip', 'tar.gz', 'tgz'].some((ending) => listing().byName.has(`${name}.${ending}`));
}
