import type { Evidence } from '../../../../plugins/remark-runbook/language.ts';
import type { Tool } from '../adapters/adapter.ts';

const longest = 300;

/** What a witness said, with the tool's version and the probe that made it speak. */
export function evidenceOf(tool: Tool, layer: string, witness: string, probe?: readonly string[]): Evidence {
	return {
		layer,
		witness: witness.slice(0, longest),
		tool: tool.executable.name,
		...(tool.version !== undefined && { version: tool.version }),
		...(probe && probe.length > 0 && { probe: [...probe] }),
	};
}
