import type { ProofState, RunbookProof } from '../../remark-runbook/index.ts';
import { stateWords } from '../../remark-runbook/page.ts';

/** White text on each has a contrast of at least 4.5. */
const colors = {
	verified: '#1a6e35',
	stale: '#7a5200',
	drifted: '#b3261e',
	partly: '#0f5cad',
	unverified: '#59636e',
	'by-hand': '#59636e',
} as const satisfies Record<ProofState, string>;

const height = 20;
const characterWidth = 6.6;
const label = 'runbook';

/** What a badge says: the state of a runbook, and how many of its steps are proven where not all are. */
export function badgeText({ state, steps }: RunbookProof): string {
	const states = Object.values(steps).map((step) => step.state);
	const checkable = states.filter((one) => one !== 'by-hand').length;
	const verified = states.filter((one) => one === 'verified').length;
	if (state === 'partly') return `${verified} of ${checkable} verified`;
	return stateWords[state];
}

/** A badge for a README as an SVG document; none of its texts come from a report. */
export function badgeSvg(proof: RunbookProof): string {
	const text = badgeText(proof);
	const left = widthOf(label);
	const width = left + widthOf(text);
	const title = `${label}: ${text}`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" role="img" aria-label="${title}">`,
		`<title>${title}</title>`,
		`<clipPath id="round"><rect width="${width}" height="${height}" rx="3"/></clipPath>`,
		`<g clip-path="url(#round)"><rect width="${left}" height="${height}" fill="#3d444d"/>`,
		`<rect x="${left}" width="${width - left}" height="${height}" fill="${colors[proof.state]}"/></g>`,
		`<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`,
		`<text x="${left / 2}" y="14">${label}</text><text x="${(left + width) / 2}" y="14">${text}</text></g></svg>`,
		'',
	].join('\n');
}

function widthOf(text: string): number {
	return Math.round(text.length * characterWidth) + 12;
}

/** Where a page's badge is in the built site, relative to it. */
export function badgePath(permalink: string, baseUrl: string): string {
	const below = permalink.startsWith(baseUrl) ? permalink.slice(baseUrl.length) : permalink;
	const page = below.replaceAll(/^\/+|\/+$/g, '');
	return `runbook-badges/${page === '' ? 'index' : page}.svg`;
}
