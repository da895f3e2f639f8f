declare module '@theme/RunbookStep/Proof' {
	import type { ReactNode } from 'react';
	import type { StepProof } from 'runbook-exec/remark';

	export interface Props {
		readonly proof: StepProof;
	}
	export default function Proof(props: Props): ReactNode;
}

declare module '@theme/RunbookProof' {
	import type { ReactNode } from 'react';
	import type { RunbookProof as Proof } from 'runbook-exec/remark';

	export interface Props {
		/** What the reports say; undefined where none was read. */
		readonly proof?: Proof | undefined;
		readonly steps: readonly { readonly id: string; readonly number: number; readonly title: string }[];
	}
	export default function RunbookProof(props: Props): ReactNode;
}

declare module '@theme/RunbookProof/State' {
	import type { ReactNode } from 'react';
	import type { ProofState } from 'runbook-exec/remark';

	export interface Props {
		readonly state: ProofState;
	}
	export default function State(props: Props): ReactNode;
}

declare module '@theme/RunbookProof/Trend' {
	import type { ReactNode } from 'react';
	import type { ProofPoint } from 'runbook-exec/remark';

	export interface Props {
		/** Oldest first. */
		readonly points: readonly ProofPoint[];
	}
	export default function Trend(props: Props): ReactNode;
}

declare module '@theme/RunbookStatus' {
	import type { ReactNode } from 'react';
	import type { RunbookStatus as Row } from 'runbook-exec/remark';

	export interface Props {
		readonly status: { readonly runbooks: readonly Row[]; readonly staleAfter: number };
	}
	export default function RunbookStatus(props: Props): ReactNode;
}

declare module '@theme/RunbookStatus/Table' {
	import type { ReactNode } from 'react';
	import type { RunbookStatus } from 'runbook-exec/remark';

	export interface Props {
		readonly rows: readonly RunbookStatus[];
	}
	export default function Table(props: Props): ReactNode;
}

declare module '@theme/RunbookStatus/Drifts' {
	import type { ReactNode } from 'react';
	import type { RunbookStatus } from 'runbook-exec/remark';

	export interface Props {
		readonly rows: readonly RunbookStatus[];
	}
	export default function Drifts(props: Props): ReactNode;
}
