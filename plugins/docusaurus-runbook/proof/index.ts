import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AllContent, LoadContext, PluginContentLoadedActions } from '@docusaurus/types';
import type { ReadRunbookOptions } from '../options.ts';
import type { ReadDocument } from '../documents.ts';
import { findRunbookPages } from '../runbookPages.ts';
import { badgePath, badgeSvg } from './badge.ts';
import { judgeRunbook } from './judgeRunbook.ts';
import { writeProofs } from './proofData.ts';
import type { ProvenPage } from './provenPage.ts';
import { readReports } from './readReports.ts';
import { statusOf } from './status.ts';

/** What the site does about proof: judges each runbook by the reports, shows it, and writes the badges. */
export function createProof(
	{ siteDir, generatedFilesDir, baseUrl }: LoadContext,
	options: ReadRunbookOptions,
	read: ReadDocument,
) {
	const { reports: patterns, staleAfter, status } = options;
	const root = path.resolve(siteDir, options.root);
	let proven: ProvenPage[] = [];

	const judge = async (allContent: AllContent, actions: PluginContentLoadedActions): Promise<void> => {
		const pages = await findRunbookPages(allContent, read);
		const { reports, faults } = await readReports(root, patterns);
		for (const { file, fault } of faults) console.error(`[runbook] The report ${file} is left out: ${fault}.`);
		const judgement = { now: Date.now(), staleAfter };
		const statusPage = status === false ? undefined : addressOf(status);
		proven = pages.map((page) => ({
			...page,
			proof: { ...judgeRunbook(page.path, page.runbook, reports, judgement), statusPage },
			badge: baseUrl + badgePath(page.permalink, baseUrl),
		}));
		const proofs = new Map(proven.map((one) => [path.resolve(root, one.path), one.proof]));
		writeProofs(generatedFilesDir, proofs, reports.length > 0);
		if (statusPage !== undefined) await addStatus(statusPage, actions);
	};

	const addressOf = (name: string): string => baseUrl + name.replaceAll(/^\/+|\/+$/g, '');

	const addStatus = async (address: string, { addRoute, createData }: PluginContentLoadedActions): Promise<void> => {
		const data = await createData('status.json', JSON.stringify(statusOf(proven, staleAfter)));
		addRoute({ path: address, component: '@theme/RunbookStatus', exact: true, modules: { status: data } });
	};

	return {
		watched: patterns.map((pattern) => path.posix.join(root, pattern)),
		judge,
		writeBadges: (outDir: string): void => {
			for (const { permalink, proof } of proven) {
				const file = path.join(outDir, badgePath(permalink, baseUrl));
				mkdirSync(path.dirname(file), { recursive: true });
				writeFileSync(file, badgeSvg(proof));
			}
		},
	};
}
