export { matchHeaders } from './matchHeaders.ts';
export { matchOutput } from './matchOutput.ts';
