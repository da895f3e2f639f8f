import { formatOfLanguage, formatOfPath } from '../../schema/format.ts';
import { stepKinds } from '../../schema/steps/index.ts';
import { typeOfInput } from '../data/typeOfInput.ts';
import { commandFence } from '../fences/fence.ts';
import { scanContent } from '../fences/scanContent.ts';
import { attributeTemplate } from './attributeTemplate.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { requireAttribute } from './requireAttribute.ts';
import { requireCommand } from './requireCommand.ts';
import type { StepReader } from './stepParts.ts';

export const readFile: StepReader<'file'> = (parts) => {
	const { extraction, frontmatter } = parts;
	const attributes = readAttributes(stepKinds.file.attributes, parts.attributes, 'file', extraction);
	const path = requireAttribute(parts, 'path', 'path=config/app.yaml');
	const fence = requireCommand(parts, 'file');
	const language = fence?.meta.language ?? '';
	const format = language === '' ? (formatOfPath(path?.value ?? '') ?? 'other') : formatOfLanguage(language);
	const typeOf = (name: string) => typeOfInput(name, frontmatter.contract);
	const content = fence && commandFence(fence, extraction, scanContent(format, typeOf));
	const template = path && attributeTemplate(path, parts.index, extraction);
	if (!attributes || !template || !content) return undefined;
	return {
		...parts.base,
		kind: 'file',
		attributes: commonAttributes(attributes),
		path: template,
		...(attributes.mode !== undefined && { mode: attributes.mode }),
		format,
		content,
	};
};
