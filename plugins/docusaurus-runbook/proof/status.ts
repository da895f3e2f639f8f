import type { ProofState, RunbookStatus } from '../../remark-runbook/index.ts';
import type { ProvenPage } from './provenPage.ts';

/** What the status page shows of all runbooks. */
export function statusOf(
	pages: readonly ProvenPage[],
	staleAfter: number,
): { runbooks: RunbookStatus[]; staleAfter: number } {
	return { runbooks: pages.map(rowOf), staleAfter };
}

function rowOf({ path, permalink, badge, runbook, proof }: ProvenPage): RunbookStatus {
	const states = Object.values(proof.steps).map(({ state }) => state);
	const count = (state: ProofState): number => states.filter((one) => one === state).length;
	const drifts = runbook.steps.flatMap(({ id, title }) => {
		const step = proof.steps[id];
		return step?.state === 'drifted' ? step.messages.map((message) => ({ ...message, step: { id, title } })) : [];
	});
	return {
		title: runbook.title,
		path,
		permalink,
		badge,
		owner: runbook.contract.owner,
		state: proof.state,
		steps: states.length,
		byHand: count('by-hand'),
		verified: count('verified'),
		source: proof.source,
		drifts: [...proof.messages, ...drifts],
		trend: proof.trend,
	};
}
