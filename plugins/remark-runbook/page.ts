// What every page of a runbook loads at once: no parser, no schema, nothing that fills texts.
export { stateWords } from './render/proofWords.ts';
export { whyUnfit } from './inputs/whyUnfit.ts';
