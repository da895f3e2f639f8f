import { createPart } from '../lazy/part.ts';

/** What fills the texts of a page: loaded once a reader turns to the first field, or comes back to filled ones. */
export const filling = createPart(() => import('./liveSteps.ts'));
