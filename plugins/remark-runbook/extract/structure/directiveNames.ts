import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { didYouMean, nearest } from '../../problems/nearest.ts';
import { stepKinds, type StepKind } from '../../schema/steps/index.ts';
import type { Extraction } from '../extraction.ts';
import { openingLine, rangeOf } from '../position.ts';

/** Docusaurus' admonitions, which any page may use. */
export const admonitions = [
	'note',
	'tip',
	'info',
	'warning',
	'danger',
	'caution',
	'secondary',
	'important',
	'success',
] as const;

/** `:input[name]` shows an input's current value in prose. */
export const inputDirective = 'input';

/** `:::option[Title]{value=…}` holds one alternative of a `choose` step. */
export const optionDirective = 'option';

const kindNames = Object.keys(stepKinds);

/** Common names for what one of our kinds does. */
const synonyms: Readonly<Record<string, StepKind>> = {
	bash: 'shell',
	sh: 'shell',
	run: 'shell',
	command: 'shell',
	exec: 'shell',
	request: 'http',
	curl: 'http',
	requires: 'require',
	preflight: 'require',
	sleep: 'wait',
	poll: 'wait',
	checklist: 'manual',
	approval: 'approve',
	gate: 'approve',
	choice: 'choose',
	playwright: 'browser',
	runbook: 'call',
	include: 'call',
	subroutine: 'call',
	switch: 'choose',
};

export function isStepKind(name: string): name is StepKind {
	return Object.hasOwn(stepKinds, name);
}

export function reportUnknownContainer(
	node: ContainerDirective,
	known: ReadonlySet<string>,
	extraction: Extraction,
): void {
	const range = nameRange(node, extraction);
	const message = `\`${node.name}\` is no directive.`;
	extraction.report('language/unknown-directive', range, message, suggestion(node.name, known));
}

/** A leaf or text directive: text such as `a:b` is one too, so only a text directive that looks meant is refused. */
export function checkSmallDirective(
	node: LeafDirective | TextDirective,
	known: ReadonlySet<string>,
	extraction: Extraction,
): void {
	const { name } = node;
	const isText = node.type === 'textDirective';
	if (known.has(name) || (isText && (name === inputDirective || !looksMeant(node)))) return;
	if (isStepKind(name)) {
		const message = `\`${isText ? ':' : '::'}${name}\` is no step: a step is written with three colons.`;
		const hint = `Open it with \`:::${name}[Title]{#id}\` and close it with \`:::\`.`;
		extraction.report('language/step-not-container', rangeOf(node, extraction.source), message, hint);
		return;
	}
	const names = new Set([...known, ...(isText ? [inputDirective] : [])]);
	const message = `\`${name}\` is no directive.`;
	extraction.report('language/unknown-directive', nameRange(node, extraction), message, suggestion(name, names));
}

function looksMeant({ name, children, attributes }: TextDirective | LeafDirective): boolean {
	if (children.length === 0 && Object.keys(attributes ?? {}).length === 0) return false;
	return isStepKind(name) || nearest(name, [inputDirective]) !== undefined;
}

function suggestion(name: string, known: ReadonlySet<string>): string {
	const synonym = Object.hasOwn(synonyms, name) ? synonyms[name] : undefined;
	if (synonym) return `Did you mean \`${synonym}\`?`;
	const kinds = kindNames.map((kind) => `\`${kind}\``).join(', ');
	return (
		didYouMean(name, [...kindNames, ...known, optionDirective]) ??
		`Steps are ${kinds}. If it is a directive of your site, add it to \`knownDirectives\`.`
	);
}

function nameRange(node: ContainerDirective | LeafDirective | TextDirective, extraction: Extraction) {
	const { text, offset } = openingLine(node, extraction.source);
	const start = offset + (/^:*/.exec(text)?.[0].length ?? 0);
	return extraction.source.range(start, start + node.name.length);
}
