export { extractRunbook } from './extractRunbook.ts';
export type { Extracted, ExtractOptions } from './extractRunbook.ts';
export { readRunbook } from './readRunbook.ts';
export type { ReadOptions } from './readRunbook.ts';
