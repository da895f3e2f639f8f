import path from 'node:path';
import picomatch from 'picomatch';
import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { LoadedConfig } from './loadConfig.ts';
import type { Config, RuleSetting } from './schema.ts';

/** What a configuration says of the documents of one check. Documents are named by absolute paths. */
export interface Settings {
	isIgnored(document: string): boolean;
	/** The severity that is set for a finding in a document; undefined where the finding's own holds. */
	of(ruleId: Problem['ruleId'], document: string): RuleSetting | undefined;
	/** Whether a rule or a whole area is switched off for a document. */
	isOff(name: string, document: string): boolean;
}

export function createSettings({ config, directory }: LoadedConfig): Settings {
	const ignored = matcher(config.ignore);
	const layers = [
		{ fits: () => true, rules: config.rules },
		...config.overrides.map(({ files, rules }) => ({ fits: matcher(files), rules })),
	].toReversed();
	const nameOf = (document: string): string => path.relative(directory, document).split(path.sep).join('/');
	const settingOf = (rule: string, document: string): RuleSetting | undefined => {
		const name = nameOf(document);
		for (const { fits, rules } of layers) {
			const setting = fits(name) ? settingIn(rules, rule) : undefined;
			if (setting !== undefined) return setting;
		}
		return undefined;
	};
	return {
		isIgnored: (document) => ignored(nameOf(document)),
		of: settingOf,
		isOff: (rule, document) => settingOf(rule, document) === 'off',
	};
}

/** A rule's own entry is more special than that of its area. */
function settingIn(rules: Config['rules'], ruleId: string): RuleSetting | undefined {
	const area = ruleId.split('/')[0] ?? '';
	const name = [ruleId, area].find((one) => Object.hasOwn(rules, one));
	return name === undefined ? undefined : rules[name];
}

function matcher(globs: readonly string[]): (file: string) => boolean {
	return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}
