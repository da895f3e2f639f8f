import { createHash } from 'node:crypto';
import { stepContent } from '../../plugins/remark-runbook/language.ts';
import type { Step } from '../../plugins/remark-runbook/language.ts';

/** SHA-256 of what a step says. */
export function stepDigest(step: Step): string {
	return createHash('sha256').update(stepContent(step)).digest('hex');
}
