import type { ReactNode } from 'react';
import type { Props } from '@theme/RunbookProof/Trend';
import { dayOf } from '../../../proof/words.ts';
import styles from './styles.module.css';

const height = 20;
const barWidth = 5;
const step = barWidth + 2;

/** The last reports of a runbook, a bar each: as high as the part of the steps that held, marked where something failed. */
export default function Trend({ points }: Props): ReactNode {
	if (points.length === 0) return <span>no reports</span>;
	return (
		<svg
			className={styles.trend}
			role="img"
			aria-label={describe(points)}
			width={points.length * step}
			height={height}
			viewBox={`0 0 ${points.length * step} ${height}`}
		>
			{points.map((point, index) => {
				const high = Math.max(3, Math.round(shareOf(point) * height));
				return (
					<g key={`${point.mode} ${point.createdAt}`} data-ok={point.ok}>
						<rect x={index * step} y={0} width={barWidth} height={height} className={styles.whole} />
						<rect x={index * step} y={height - high} width={barWidth} height={high} />
					</g>
				);
			})}
		</svg>
	);
}

type Point = Props['points'][number];

function shareOf({ held, checkable }: Point): number {
	return checkable === 0 ? 1 : held / checkable;
}

function describe(points: readonly Point[]): string {
	const texts = points.map(
		({ createdAt, ok, held, checkable }) => `${dayOf(createdAt)}: ${held} of ${checkable}${ok ? '' : ', failed'}`,
	);
	return `Steps that held in the last reports. ${texts.join('; ')}`;
}
