import type { Argument, Command, Option } from 'commander';
import type * as z from 'zod';
import { stepKinds } from '../../plugins/remark-runbook/index.ts';
import { commonAttributesSchema } from '../../plugins/remark-runbook/schema/steps/common.ts';
import { contractSchema } from '../../plugins/remark-runbook/schema/contract.ts';
import { reportSchema } from '../../plugins/remark-runbook/schema/report.ts';
import { code, codes, pageHead, table } from './markdown.ts';
import { describeSchema, schemaTables } from './schemaTables.ts';

const generated = 'It is generated from what the program itself reads: what is not here is refused.';

/** The directives of steps: attributes that all have, and for each kind its own, its fences and their languages. */
export function directivesPage(): string {
	const kinds = Object.entries(stepKinds).flatMap(([name, { summary, attributes, roles, languages, command }]) => {
		const common = Object.keys(commonAttributesSchema.shape);
		const own = Object.entries(attributes.shape).filter(([key]) => !common.includes(key));
		const refused = common.filter((key) => !Object.hasOwn(attributes.shape, key));
		return [
			`## ${name}`,
			'',
			`${capitalized(summary)}.`,
			'',
			...(own.length === 0 ? [] : attributeTable(own)),
			...(refused.length === 0 ? [] : [`Of the common attributes it does not take ${codes(refused)}.`, '']),
			`Fences: ${codes(roles)}. ${commandText(command, languages)}`,
			'',
		];
	});
	return [
		...pageHead('Directives', 'Every kind of step, its attributes and its fences.', 1),
		'A step is `:::kind[Title]{#id attribute=value}` up to a line `:::`. [Kinds of steps](../guide/steps.mdx) shows each with an example.',
		generated,
		'',
		'## All kinds',
		'',
		'Each takes `#id`, which is required, and these, unless its own section says otherwise.',
		'',
		...attributeTable(Object.entries(commonAttributesSchema.shape)),
		...kinds,
	].join('\n');
}

function attributeTable(attributes: readonly [string, z.ZodType][]): string[] {
	const rows = attributes.map(([name, schema]) => {
		const need = schema.safeParse(undefined).success ? '' : ' (required)';
		return [code(name), `${schema.description ?? ''}${need}`];
	});
	return table(['attribute', 'meaning'], rows);
}

function commandText(command: 'required' | 'optional' | 'none', languages: readonly string[]): string {
	if (command === 'none') return 'It has no command.';
	const which = languages.includes('*') ? 'in any language' : `in ${codes(languages)}`;
	return `Its command fence, ${which}, ${command === 'required' ? 'must' : 'may'} be there.`;
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The `runbook` key of a document's frontmatter. */
export function frontmatterPage(): string {
	return [
		...pageHead('Frontmatter', 'The contract of a runbook: inputs, tools, targets, connections and its sandbox.', 2),
		`These keys stand below \`runbook\` in the frontmatter of a document. All are optional. ${generated}`,
		'',
		...schemaTables(describeSchema(contractSchema)),
	].join('\n');
}

/** The JSON report. */
export function reportPage(): string {
	return [
		...pageHead('JSON report', 'The form of what --reporter json writes.', 4),
		'`--reporter json=FILE` writes it. `schemaVersion` grows when a reader of this version could misread a later one; keys may be added',
		'without. Lines and columns count from 1.',
		'',
		...schemaTables(describeSchema(reportSchema)),
	].join('\n');
}

/** The commands with their arguments and options. */
export function commandLinePage(program: Command): string {
	return [
		...pageHead('Command line', 'Every command of runbook-exec with its arguments and options.', 3),
		'`runbook-exec --help` and `runbook-exec COMMAND --help` show the same at a terminal.',
		'',
		...commandSection(program, 'runbook-exec'),
		...program.commands.flatMap((command) => commandSection(command, `runbook-exec ${command.name()}`)),
		'## Exit codes',
		'',
		...table(
			['code', 'meaning'],
			[
				['`0`', 'all good'],
				['`1`', 'a step failed or drift was found'],
				['`2`', 'invalid runbook, input or usage'],
				['`130`', 'interrupted'],
			],
		),
	].join('\n');
}

function commandSection(command: Command, name: string): string[] {
	const args = command.registeredArguments.map((argument) => [code(argumentText(argument)), argument.description]);
	const options = command.options.map((option) => [code(option.flags), optionText(option)]);
	return [
		`## ${name}`,
		'',
		`${capitalized(command.description().replace(/\.$/, ''))}.`,
		'',
		...(args.length === 0 ? [] : table(['argument', 'meaning'], args)),
		...(options.length === 0 ? [] : table(['option', 'meaning'], options)),
	];
}

function argumentText(argument: Argument): string {
	const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
	return argument.required ? `<${name}>` : `[${name}]`;
}

function optionText({ description, argChoices, defaultValue }: Option): string {
	const choices = argChoices ? `: ${codes(argChoices)}` : '';
	return `${description}${choices}${typeof defaultValue === 'string' ? `; ${code(defaultValue)} where none is given` : ''}`;
}
