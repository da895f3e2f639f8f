declare module '@theme/RunbookIndexPage' {
	import type { ReactNode } from 'react';
	import type { RunbookEntry } from 'runbook-exec/remark';

	export interface Props {
		readonly runbooks: readonly RunbookEntry[];
		/** Address of the page that leads from symptoms to runbooks, if the site has one. */
		readonly incidentPath?: string | undefined;
	}
	export default function RunbookIndexPage(props: Props): ReactNode;
}

declare module '@theme/RunbookIncidentPage' {
	import type { ReactNode } from 'react';
	import type { RunbookEntry } from 'runbook-exec/remark';

	export interface Props {
		readonly runbooks: readonly RunbookEntry[];
		/** Address of the index of all runbooks, if the site has one. */
		readonly indexPath?: string | undefined;
	}
	export default function RunbookIncidentPage(props: Props): ReactNode;
}
