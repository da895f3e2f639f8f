import { parseJsonPath } from '../../capture/jsonPath.ts';
import { captureFenceSchema, type Capture } from '../../schema/capture.ts';
import type { StepKind } from '../../schema/steps/index.ts';
import type { Extraction } from '../extraction.ts';
import { asRecord } from '../values/asRecord.ts';
import { regexFault } from '../values/regexFault.ts';
import { readYaml, type ReadYaml } from '../yaml/readYaml.ts';
import { reportIssues } from '../yaml/reportIssues.ts';
import { keyRange, valueRange } from '../yaml/yamlRange.ts';
import type { Fence } from './fence.ts';

const rules = { key: 'language/capture', value: 'language/capture' } as const;

/** The names that a `capture` fence takes from the answer. */
export function captureFence({ content }: Fence, kind: StepKind, extraction: Extraction): Capture[] {
	const yaml = readYaml(content.text, content.range, extraction);
	if (!yaml) return [];
	// `name:` alone takes the whole answer.
	const data =
		Array.isArray(yaml.data) || typeof yaml.data !== 'object'
			? yaml.data
			: Object.fromEntries(Object.entries(asRecord(yaml.data)).map(([name, rule]) => [name, rule ?? {}]));
	const result = captureFenceSchema.safeParse(data);
	if (!result.success) {
		reportIssues(result.error.issues, { yaml, schema: captureFenceSchema, data, at: [], rules }, extraction);
		return [];
	}
	return Object.entries(result.data).map(([name, { type = 'text', secret = false, ...rule }]) => {
		const capture: Capture = { name, ...rule, type, secret, range: keyRange(yaml, [name]) };
		checkRule(capture, kind, yaml, extraction);
		return capture;
	});
}

function checkRule(capture: Capture, kind: StepKind, yaml: ReadYaml, extraction: Extraction): void {
	const { name, regex, json, of } = capture;
	const report: Report = (key, message, hint) =>
		extraction.report('language/capture', valueRange(yaml, [name, key]), message, hint);
	const fault = regex === undefined ? undefined : regexFault(regex);
	if (fault) report('regex', `This is no regular expression: ${fault}.`, 'Correct it.');
	if (json !== undefined && !parseJsonPath(json))
		report('json', `\`${json}\` is no path into JSON.`, 'Write it as `items[0].name`, a name with dots as `["a.b"]`.');
	if (regex !== undefined && json !== undefined)
		report('json', `\`${name}\` has both \`regex\` and \`json\`.`, 'Keep one of them.');
	if (kind === 'call') return checkOutput(capture, report);
	if (capture.output !== undefined)
		report(
			'output',
			`A ${kind} step has no outputs.`,
			'Only a `call` step takes outputs: those of the runbook that it calls.',
		);
	const sources = kind === 'http' ? ['body', 'headers'] : ['stdout', 'stderr'];
	if (of !== undefined && !sources.includes(of))
		report(
			'of',
			`This ${kind} step has no \`${of}\`.`,
			`It is one of ${sources.map((source) => `\`${source}\``).join(', ')}.`,
		);
}

type Report = (key: string, message: string, hint: string) => void;

/** What is taken, and of which type, the called runbook says. */
function checkOutput({ regex, json, of }: Capture, report: Report): void {
	for (const [key, value] of Object.entries({ regex, json, of })) {
		if (value === undefined) continue;
		report(
			key,
			`A call step takes outputs whole, without \`${key}\`.`,
			'Take that part where the called runbook captures it.',
		);
	}
}
