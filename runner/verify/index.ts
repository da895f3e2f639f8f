export { cacheDirectoryOf, createVerifier, surfaceOpener } from './verifier.ts';
export type { Verifier } from './verifier.ts';
export type { PlanVerification } from './plan/verifyPlan.ts';
