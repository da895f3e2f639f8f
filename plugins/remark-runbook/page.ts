// What a page calls in the browser: no parser, no schema, nothing that is loaded for one reader in a hundred.
export { whyUnfit } from './inputs/whyUnfit.ts';
export { commandLine } from './render/commandLine.ts';
export { resolveStep } from './resolve/resolveStep.ts';
export { shellWord } from './template/quote/word.ts';
export { fill } from './template/fill.ts';
export type { Insertion } from './template/fill.ts';
