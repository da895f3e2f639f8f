import type { RunbookProof } from '../../../plugins/remark-runbook/index.ts';

/** What the reports say of a document: the site's plugin puts it here for each page; nothing where there is no plugin. */
const proof: RunbookProof | undefined = undefined;
export default proof;
