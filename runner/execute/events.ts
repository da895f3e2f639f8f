import type { RunEvent } from './eventSchema.ts';

export type { Failure, RunEvent, RunStatus, StepStatus, Undo } from './eventSchema.ts';

export type Emit = (event: RunEvent) => void;
