import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** What takes minutes, longest first: begun at the end, it would run alone while the other worker has nothing left. */
const long = ['runbooks/docs', 'site/site', 'alarm/systems', 'journal/kill', 'check/hostile/hostile'];

const rankOf = ({ moduleId }: TestSpecification): number => {
	const rank = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
	return rank === -1 ? long.length : rank;
};

export class LongestFirst extends BaseSequencer {
	override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		return Promise.resolve(files.toSorted((a, b) => rankOf(a) - rankOf(b)));
	}
}
