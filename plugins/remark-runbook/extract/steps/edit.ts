import { isSeq, type YAMLMap } from 'yaml';
import { maskPlaceholders } from '../../data/maskPlaceholders.ts';
import { formatOfPath, configFormats, type ConfigFormat } from '../../schema/format.ts';
import type { Change } from '../../schema/steps/edit.ts';
import { stepKinds } from '../../schema/steps/index.ts';
import { typeOfInput } from '../data/typeOfInput.ts';
import type { Extraction } from '../extraction.ts';
import { commandFence, type Fence } from '../fences/fence.ts';
import { listOf } from '../values/words.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { attributeTemplate } from './attributeTemplate.ts';
import { readChange } from './change.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { requireAttribute } from './requireAttribute.ts';
import { requireCommand } from './requireCommand.ts';
import type { StepParts, StepReader } from './stepParts.ts';

export const readEdit: StepReader<'edit'> = (parts) => {
	const { extraction } = parts;
	const attributes = readAttributes(stepKinds.edit.attributes, parts.attributes, 'edit', extraction);
	const path = requireAttribute(parts, 'path', 'path=config/app.yaml');
	const format = attributes && path && (attributes.format ?? readFormat(path.value, parts));
	const fence = requireCommand(parts, 'edit');
	const changes = fence && readChanges(fence, parts);
	if (!attributes || !path || !format || !fence || !changes) return undefined;
	return {
		...parts.base,
		kind: 'edit',
		attributes: commonAttributes(attributes),
		path: attributeTemplate(path, parts.index, extraction),
		format,
		changes,
		fence: commandFence(fence, extraction, 'text'),
	};
};

function readFormat(path: string, { attributes, extraction }: StepParts): ConfigFormat | undefined {
	const format = formatOfPath(path);
	const attribute = attributes.find(({ name }) => name === 'path');
	if (format || !attribute) return format;
	const message = `The ending of \`${path}\` tells no format that can be edited.`;
	const hint = `Add \`format=\` with one of ${listOf(configFormats)}; a step of kind \`file\` writes any file whole.`;
	extraction.report('language/attribute-value', attribute.valueRange, message, hint);
	return undefined;
}

function readChanges({ content, meta }: Fence, parts: StepParts): Change[] | undefined {
	const masked = maskPlaceholders(meta.raw ? '' : content.text);
	const text = meta.raw ? content.text : masked.text;
	const extraction = unmasking(parts.extraction, masked.unmask);
	const yaml = readYaml(text, content.range, extraction);
	if (!yaml) return undefined;
	const list = yaml.document.contents;
	if (!isSeq<YAMLMap>(list) || list.items.length === 0) {
		const message = 'The changes of an edit step are a list.';
		extraction.report(
			'language/edit-changes',
			content.range(0, text.length),
			message,
			'Write `- set: key.of.the.file` and below it `  to: value`.',
		);
		return undefined;
	}
	const context = { masked, typeOf: (name: string) => typeOfInput(name, parts.frontmatter.contract) };
	const changes = list.items.map((_item, index) => readChange({ yaml, index, context, extraction }));
	return changes.every((change) => change !== undefined) ? changes : undefined;
}

/** Messages quote what is written, not what stands in its place while it is parsed. */
function unmasking(extraction: Extraction, unmask: (text: string) => string): Extraction {
	return {
		...extraction,
		report: (rule, range, message, hint) =>
			extraction.report(rule, range, unmask(message), hint === undefined ? undefined : unmask(hint)),
	};
}
