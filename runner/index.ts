export { main } from './cli/main.ts';
export { loadDocument } from './load/loadDocument.ts';
export type { LoadedDocument } from './load/loadDocument.ts';
export { gatherKnowledge } from './plan/knowledge.ts';
export { planRun } from './plan/planRun.ts';
export type { Plan, PlannedStep } from './plan/plan.ts';
export type { RunEvent } from './execute/events.ts';
export { reportSchema } from './report/schema.ts';
export type { Report } from './report/schema.ts';
