import { UserError } from './userError.ts';

/** The person at the terminal, or a signal, ended the work before it began. */
export class Interrupted extends UserError {}
