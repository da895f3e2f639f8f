export { fill } from './fill.ts';
export type { Filled, Insertion } from './fill.ts';
export { scanJson } from './scanJson.ts';
export { scanShell } from './scanShell.ts';
export { scanText } from './scanText.ts';
export type { TemplateProblem, TemplateScan } from './scanText.ts';
export { shellWord, shellWordOffset } from './quote/word.ts';
