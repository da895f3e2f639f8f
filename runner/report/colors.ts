import type pc from 'picocolors';

/** The colours of one output: functions that paint a text, or leave it as it is. */
export type Colors = ReturnType<typeof pc.createColors>;
