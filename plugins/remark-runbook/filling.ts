// What a page loads once its reader fills something in: no parser and no schema either.
export { commandLine } from './render/commandLine.ts';
export { changeDiffs } from './resolve/diff/changeDiff.ts';
export { resolveStep } from './resolve/resolveStep.ts';
export type { ResolvedStep } from './resolve/resolveStep.ts';
export { shellWord } from './template/quote/word.ts';
export { fill } from './template/fill.ts';
export type { Filled } from './template/fill.ts';
