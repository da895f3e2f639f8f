import type { Tool } from '../adapters/adapter.ts';
import { leastOperands } from '../help/leastOperands.ts';
import { manPages } from '../man/manPage.ts';
import { synopsisOf } from '../man/synopsis.ts';
import type { Finding } from '../match/finding.ts';
import { exactSurface } from '../model/node.ts';
import { certain, dismissed, likely, surfaceEvidence, undecided, type Confirmation } from './confirmation.ts';
import { evidenceOf } from './evidence.ts';

/** Parser libraries that write it themselves. */
const insisting = new Set(['cobra', 'clap', 'hashicorp-cli']);

/** Whether a command surely stops for want of an operand or option: its parser, or its help and its manual agree. */
export async function confirmMissing(tool: Tool, { node, option, given = 0 }: Finding): Promise<Confirmation> {
	const exact = exactSurface(node);
	if (exact && (option !== undefined || exact.operands)) return certain(surfaceEvidence(tool, exact));
	const [told] = node.surfaces;
	// A program of an unknown parser may write `(required)` of what it has a default for.
	const written = tool.facts.kind === 'script' || tool.facts.markers.some((name) => insisting.has(name));
	if (option !== undefined && told) return written ? likely(surfaceEvidence(tool, told)) : dismissed();
	const help = node.surfaces.find(({ least }) => least !== undefined);
	if (!help) return undecided('no usage names its operands');
	const command = [tool.executable.name, ...node.path];
	const pages = manPages(tool.executable, node.path);
	const manual = pages
		.map((page) => ({ page, lines: synopsisOf(page.text, command) }))
		.find(({ lines }) => lines.length > 0);
	if (!manual) return likely(surfaceEvidence(tool, help));
	const evidence = evidenceOf(tool, 'man', `${manual.page.file}: ${manual.lines[0]}`);
	const agrees = leastOperands(manual.lines, command, true) > given;
	return agrees ? certain(surfaceEvidence(tool, help), evidence) : dismissed(evidence);
}
