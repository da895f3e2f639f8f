export { extractRunbook } from './extractRunbook.ts';
export type { Extracted } from './extractRunbook.ts';
export { readRunbook } from './readRunbook.ts';
