import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { announce } from '../../clipboard/announce.ts';
import { Action } from './Action.tsx';

interface Props {
	/** Whether there is something to lose. */
	isAsked: boolean;
	run: () => void;
}

/** How long the question stands, in milliseconds. */
const standing = 8000;

/** Ends the mode, and asks once before it throws a record away. */
export function Forget({ isAsked, run }: Props): ReactNode {
	const [asks, setAsks] = useState(false);
	useEffect(() => {
		if (!asks) return undefined;
		const timer = setTimeout(() => setAsks(false), standing);
		return () => clearTimeout(timer);
	}, [asks]);
	const press = (): void => {
		if (!isAsked || asks) return run();
		setAsks(true);
		announce('This throws the record away. Press again to forget it.');
	};
	return <Action label={asks ? 'Forget the record' : 'End and forget'} run={press} />;
}
