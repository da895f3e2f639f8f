export { withSandbox } from './withSandbox.ts';
export type { Sandbox } from './createSandbox.ts';
