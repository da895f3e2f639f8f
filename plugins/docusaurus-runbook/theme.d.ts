declare module '@theme/RunbookStep' {
	import type { ReactNode } from 'react';
	import type { RunbookProof, RunbookStepProps } from 'runbook-exec/remark';

	export type Props = RunbookStepProps & {
		readonly children?: ReactNode;
		/** What the reports say of the runbook. */
		readonly proof?: RunbookProof | undefined;
	};
	export default function RunbookStep(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/Facts' {
	import type { ReactNode } from 'react';
	import type { ProofState, RunbookStepProps } from 'runbook-exec/remark';

	export interface Props {
		readonly step: RunbookStepProps;
		readonly state?: ProofState | undefined;
	}
	export default function Facts(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/Command' {
	import type { ReactNode } from 'react';
	import type { CodeText, OpenName } from 'runbook-exec/remark';

	export interface Props {
		readonly code: CodeText;
		readonly label: string;
		/** What the copy button copies, in words: "the undo of the step …". No button without it. */
		readonly what?: string;
		readonly open: readonly OpenName[];
		/** What copying it may lead to: the button asks once. */
		readonly danger?: true | string | undefined;
	}
	export default function Command(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/OpenNames' {
	import type { ReactNode } from 'react';
	import type { OpenName } from 'runbook-exec/remark';

	export interface Props {
		readonly names: readonly OpenName[];
	}
	export default function OpenNames(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/CopyButton' {
	import type { ReactNode } from 'react';

	/** What a button copies, where it is put together once it is pressed. */
	export interface Copied {
		readonly text: string;
		readonly missing: readonly string[];
	}

	export interface Props {
		readonly text: string | (() => Promise<Copied>);
		/** What is written on it; “Copy” where there is nothing. */
		readonly label?: string | undefined;
		/** What is copied, in words, for screen readers. */
		readonly what: string;
		/** Names in it that have no value yet. */
		readonly missing?: readonly string[] | undefined;
		/** What it may destroy: the button asks once. */
		readonly danger?: true | string | undefined;
	}
	export default function CopyButton(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/Fold' {
	import type { ReactNode } from 'react';

	export interface Props {
		readonly summary: ReactNode;
		readonly children: ReactNode;
	}
	export default function Fold(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/Notice' {
	import type { ReactNode } from 'react';

	export interface Props {
		readonly severity: 'danger' | 'caution';
		readonly title: string;
		readonly children?: ReactNode;
	}
	export default function Notice(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/Changes' {
	import type { ReactNode } from 'react';
	import type { ChangeText, DiffLine, OpenName } from 'runbook-exec/remark';

	export interface Props {
		/** The file, relative to the workspace. */
		readonly file: string;
		readonly changes: readonly ChangeText[];
		/** Each of them as lines in the syntax of the file. */
		readonly diffs: readonly (readonly DiffLine[])[];
		readonly open: readonly OpenName[];
	}
	export default function Changes(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/Requirements' {
	import type { ReactNode } from 'react';
	import type { Requirements as RequirementsModel } from 'runbook-exec/remark';

	export interface Props {
		readonly requirements: RequirementsModel;
	}
	export default function Requirements(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/CliLine' {
	import type { ReactNode } from 'react';

	export interface Props {
		/** The shell line, as it is copied. */
		readonly line: string;
		/** The step's title. */
		readonly title: string;
	}
	export default function CliLine(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/CaptureField' {
	import type { ReactNode } from 'react';

	export interface Props {
		/** Path of the document. */
		readonly document: string;
		/** The name that later steps know the answer by. */
		readonly name: string;
		/** The step's title. */
		readonly title: string;
	}
	export default function CaptureField(props: Props): ReactNode;
}

declare module '@theme/RunbookStep/Outcome' {
	import type { ReactNode } from 'react';

	export interface Props {
		/** Path of the document. */
		readonly document: string;
		/** The step's id and title. */
		readonly id: string;
		readonly title: string;
	}
	export default function Outcome(props: Props): ReactNode;
}

declare module '@theme/RunbookProgress' {
	import type { ReactNode } from 'react';
	import type { RunbookProgressProps } from 'runbook-exec/remark';

	export type Props = RunbookProgressProps;
	export default function RunbookProgress(props: Props): ReactNode;
}

declare module '@theme/RunbookFlow' {
	import type { ReactNode } from 'react';
	import type { RunbookFlowProps } from 'runbook-exec/remark';

	export type Props = RunbookFlowProps;
	export default function RunbookFlow(props: Props): ReactNode;
}

declare module '@theme/RunbookInputs' {
	import type { ReactNode } from 'react';
	import type { RunbookInputsProps } from 'runbook-exec/remark';

	export type Props = RunbookInputsProps;
	export default function RunbookInputs(props: Props): ReactNode;
}

declare module '@theme/RunbookInputs/Field' {
	import type { ReactNode } from 'react';
	import type { RunbookInputsProps } from 'runbook-exec/remark';

	export interface Props {
		readonly input: RunbookInputsProps['inputs'][number];
		/** What was typed; undefined where nothing was. */
		readonly entered: string | undefined;
		readonly enter: (name: string, value: string) => void;
	}
	export default function Field(props: Props): ReactNode;
}

declare module '@theme/RunbookInput' {
	import type { ReactNode } from 'react';
	import type { RunbookInputProps } from 'runbook-exec/remark';

	export type Props = RunbookInputProps;
	export default function RunbookInput(props: Props): ReactNode;
}

declare module '@theme/RunbookItem' {
	import type { ReactNode } from 'react';

	export interface Props {
		/** Path of the document. */
		readonly document: string;
		/** Id of the step that the item belongs to. */
		readonly step: string;
		/** Position in the step's checklist, from 0. */
		readonly index: number;
		readonly children?: ReactNode;
	}
	export default function RunbookItem(props: Props): ReactNode;
}

declare module '@theme/RunbookSection' {
	import type { ReactNode } from 'react';
	import type { RunbookSectionProps } from 'runbook-exec/remark';

	export type Props = RunbookSectionProps;
	export default function RunbookSection(props: Props): ReactNode;
}

declare module '@theme/RunbookOptions' {
	import type { ReactNode } from 'react';
	import type { RunbookOptionsProps } from 'runbook-exec/remark';

	export type Props = RunbookOptionsProps & {
		/** `RunbookOption` elements. */
		readonly children?: ReactNode;
	};
	export default function RunbookOptions(props: Props): ReactNode;
}

declare module '@theme/RunbookOption' {
	import type { ReactNode } from 'react';

	export interface Props {
		readonly value: string;
		/** The option's title. */
		readonly label: string;
		readonly children?: ReactNode;
	}
	export default function RunbookOption(props: Props): ReactNode;
}
