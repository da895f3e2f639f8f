import { usePrismTheme } from '@docusaurus/theme-common';
import { Highlight } from 'prism-react-renderer';
import type { RenderProps } from 'prism-react-renderer';
import { createContext, Fragment, memo, useContext, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ShownText, TextMark } from '../../../../plugins/remark-runbook/index.ts';
import { setCodeNode } from '../../../runbook/codeNodes.ts';
import { piecesOf } from './pieces.ts';
import styles from './styles.module.css';

interface Props {
	shown: ShownText;
	language: string;
}

const Marks = createContext<readonly TextMark[]>([]);

/** A text with colours, what stands in its marks told apart. While values change, nothing but the marks is rendered. */
export const Code = memo(function Code({ shown: { base, marks, of }, language }: Props): ReactNode {
	const theme = usePrismTheme();
	const pre = useRef<HTMLPreElement>(null);
	useEffect(() => {
		if (of && pre.current) setCodeNode(of, pre.current);
	}, [of]);
	const code = useMemo(
		() => (
			<Highlight theme={theme} code={base} language={language || 'text'}>
				{({ className, style, ...highlighted }) => (
					<pre ref={pre} className={`${className} ${styles.pre}`} style={style}>
						<code className={styles.code}>
							<Pieces {...highlighted} />
						</code>
					</pre>
				)}
			</Highlight>
		),
		[theme, base, language],
	);
	return <Marks value={marks}>{code}</Marks>;
});

function Pieces({ tokens, getTokenProps }: Pick<RenderProps, 'tokens' | 'getTokenProps'>): ReactNode {
	const marks = useContext(Marks);
	// As a text, places that are the same are equal.
	const places = JSON.stringify(marks.map(({ start, end }) => ({ start, end })));
	const pieces = useMemo(() => {
		return piecesOf(tokens, JSON.parse(places) as TextMark[]).map(({ start, mark, ...token }) => ({
			start,
			mark,
			element: mark === undefined ? <span {...getTokenProps({ token })} /> : undefined,
		}));
	}, [tokens, getTokenProps, places]);
	return pieces.map(({ start, mark, element }) => {
		const filled = mark === undefined ? undefined : marks[mark];
		const className = filled?.kind === 'open' ? styles.open : styles.filled;
		return <Fragment key={start}>{filled ? <mark className={className}>{filled.text}</mark> : element}</Fragment>;
	});
}
