export { createVerifier } from './verifier.ts';
export type { Verifier } from './verifier.ts';
export type { PlanVerification } from './plan/verifyPlan.ts';
