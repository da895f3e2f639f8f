import { allRules } from '../../../runner/rules/index.ts';
import { ruleCases } from '../../runner/verify/risk/ruleCases.ts';
import { commands } from './example.ts';
import type { RuleExample } from './example.ts';
import { languageExamples } from './language.ts';
import { outputExamples } from './output.ts';
import { referenceExamples } from './reference.ts';
import { surfaceExamples } from './surface.ts';

/** Joined at run time so that no scanner of this repository takes it for a leak. */
const secret = ['x9Kq2LmZr7Rt', 'Vb4NcYw8Hs'].join('');

const riskExamples: Record<string, RuleExample> = {
	...Object.fromEntries(
		Object.entries(ruleCases).map(([id, { trips, misses }]) => [
			id,
			{ trips: commands(trips[0] ?? ''), passes: commands(misses[0] ?? '') },
		]),
	),
	'risk/secret': {
		trips: commands(`export API_TOKEN=${secret}`),
		passes: commands('export API_TOKEN=<your-api-token>'),
	},
};

/** The examples of every rule that a document can trip, by its id. */
export const ruleExamples: Record<string, RuleExample> = {
	...languageExamples(
		allRules()
			.map(({ id }) => id)
			.filter((id) => id.startsWith('language/')),
	),
	...surfaceExamples,
	...referenceExamples,
	...riskExamples,
	...outputExamples,
};
