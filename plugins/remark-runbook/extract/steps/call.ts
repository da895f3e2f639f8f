import { isMap, isScalar, type Pair } from 'yaml';
import { calledPath } from '../../call/calledPath.ts';
import { maskPlaceholders, type MaskedText } from '../../data/maskPlaceholders.ts';
import { inputNameSchema } from '../../schema/input.ts';
import type { Template } from '../../schema/template.ts';
import type { CallStep } from '../../schema/steps/call.ts';
import { stepKinds } from '../../schema/steps/index.ts';
import { scanText } from '../../template/index.ts';
import type { Extraction } from '../extraction.ts';
import { commandFence, type Fence } from '../fences/fence.ts';
import { readYaml, type ReadYaml } from '../yaml/readYaml.ts';
import { keyRange, valueRange } from '../yaml/yamlRange.ts';
import type { Attribute } from './attribute.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { requireAttribute } from './requireAttribute.ts';
import type { StepReader } from './stepParts.ts';

type GivenInput = CallStep['inputs'][number];

const rule = 'language/call-input';

export const readCall: StepReader<'call'> = (parts) => {
	const { base, extraction, fences } = parts;
	const attributes = readAttributes(stepKinds.call.attributes, parts.attributes, 'call', extraction);
	const runbook = requireAttribute(parts, 'runbook', 'runbook=./restart.mdx');
	const fence = fences.command;
	if (runbook) checkDirect(runbook, extraction);
	const shown = fence && commandFence(fence, extraction, 'text');
	const inputs = fence ? readInputs(fence, extraction) : [];
	if (!attributes || !runbook || !inputs) return undefined;
	return {
		...base,
		kind: 'call',
		attributes: commonAttributes(attributes),
		runbook: { path: runbook.value, range: runbook.valueRange },
		inputs,
		...(shown && { fence: shown }),
	};
};

/** What calls itself through others shows only where these can be read. */
function checkDirect({ value, valueRange: range }: Attribute, extraction: Extraction): void {
	if (calledPath(extraction.path, value) !== calledPath(extraction.path, fileName(extraction.path))) return;
	const message = 'This runbook calls itself.';
	extraction.report(
		'language/call-recursion',
		range,
		message,
		'Name another runbook, or repeat single steps with `retry`.',
	);
}

function fileName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function readInputs({ content, meta }: Fence, extraction: Extraction): GivenInput[] | undefined {
	const masked = maskPlaceholders(meta.raw ? '' : content.text);
	const yaml = readYaml(meta.raw ? content.text : masked.text, content.range, extraction);
	if (!yaml) return undefined;
	const map = yaml.document.contents;
	if (!isMap(map)) {
		const message = 'The inputs of a call are names with their values.';
		extraction.report(
			rule,
			content.range(0, content.text.length),
			message,
			'Write each in a line: `image: "{{image}}"`.',
		);
		return undefined;
	}
	const inputs = map.items.map((pair) => readInput(pair, { yaml, masked, raw: meta.raw, extraction }));
	return inputs.every((input) => input !== undefined) ? inputs : undefined;
}

interface Place {
	yaml: ReadYaml;
	masked: MaskedText;
	raw: boolean;
	extraction: Extraction;
}

function readInput({ key, value }: Pair, { yaml, masked, raw, extraction }: Place): GivenInput | undefined {
	const name = masked.unmask(String(isScalar(key) ? key.value : key));
	const places = { range: keyRange(yaml, [name]), value: valueRange(yaml, [name]) };
	if (!inputNameSchema.safeParse(name).success) {
		extraction.report(
			rule,
			places.range,
			`\`${name}\` is no name of an input.`,
			'Write the name as the called runbook declares it.',
		);
		return undefined;
	}
	const text = isScalar(value) ? writtenText(value) : undefined;
	if (text === undefined) {
		const message = `The input \`${name}\` has no single value.`;
		extraction.report(rule, places.value, message, `Write one text, number or truth: \`${name}: "{{${name}}}"\`.`);
		return undefined;
	}
	const template: Template = raw
		? { text, placeholders: [] }
		: scanText(masked.unmask(text), { type: 'text' }).template;
	return { name, range: places.range, value: { template, range: places.value } };
}

/** What is written without quotes stays as it is: `1.10` is no number 1.1. */
function writtenText({ type, source, value }: { type?: string; source?: string; value: unknown }): string | undefined {
	if (value === null || value === undefined) return undefined;
	return type === 'PLAIN' ? (source ?? String(value)) : String(value);
}
