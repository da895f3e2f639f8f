import { fillText } from '../../../plugins/remark-runbook/language.ts';
import type { Target } from '../../../plugins/remark-runbook/language.ts';
import { UserError } from '../../errors/userError.ts';
import { mapStrings } from '../../secrets/mapStrings.ts';

type Value = Parameters<typeof fillText>[1];

/** A target with the inputs filled in. A value that a program would take for an option is a `UserError`. */
export function fillTarget(name: string, target: Target, value: Value): Target {
	const { env, cwd, ...place } = target;
	const filled = mapStrings(place, (text) => {
		const words = fillText(text, value);
		if (words === text || /^[^-\s]\S*$/.test(words)) return words;
		throw new UserError(
			`the target ${name} can't be named ${JSON.stringify(words)}`,
			'A host, container or pod has no spaces and does not begin with -.',
		);
	});
	return {
		...filled,
		env: mapStrings(env, (text) => fillText(text, value)),
		...(cwd && { cwd: fillText(cwd, value) }),
	};
}
