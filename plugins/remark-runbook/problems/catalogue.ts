import { documentRules } from './rules/document.ts';
import { fenceRules } from './rules/fence.ts';
import { nameRules } from './rules/names.ts';
import { stepRules } from './rules/step.ts';

/** Every rule of the language by its id. */
export const languageRules = { ...documentRules, ...stepRules, ...fenceRules, ...nameRules };

export type LanguageRuleId = keyof typeof languageRules;
