import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookOption';

/** One alternative of a choose step; `RunbookOptions` around it makes it a tab. */
export default function RunbookOption({ children }: Props): ReactNode {
	return <>{children}</>;
}
