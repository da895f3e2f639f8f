import type { ShellWord } from '../../../../shell/command.ts';
import { isLiteral, optionSet, optionValues, partOf, splitArguments } from '../../command/options.ts';
import { resolved, unknown, witness } from '../../finding.ts';
import type { Finding, Missing } from '../../finding.ts';
import { nearestName } from '../../repository/suggest.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { readWorkflows } from './workflowFile.ts';
import type { Workflow, WorkflowInput } from './workflowFile.ts';

const ruleId = 'reference/workflow';
const inputRule = 'reference/workflow-input';
const takesValue = optionSet(
	'-R --repo -r --ref -f --raw-field -F --field -w --workflow -b --branch -L --limit -q --jq -t --template --json -e --event -s --status -u --user -c --commit --created -a',
);

/** Workflows and their inputs that `gh workflow` and `gh run` name. */
export const workflowCommand: Resolver = (scene, words) => {
	const [program, area, action] = words.map(({ text }) => text);
	if (program !== 'gh' || (area !== 'workflow' && area !== 'run')) return [];
	const args = splitArguments(words.slice(3), takesValue);
	if (optionValues(args, '-R', '--repo').length > 0 || scene.repository.tree.kind('.github') === undefined) return [];
	const named = area === 'workflow' ? args.operands.slice(0, 1) : optionValues(args, '-w', '--workflow');
	const workflows = readWorkflows(scene.repository);
	const findings = named.map((word) => findWorkflow(word, workflows, scene));
	const chosen = workflows.find((workflow) => named[0] !== undefined && isNamed(workflow, named[0].text));
	if (area !== 'workflow' || action !== 'run' || chosen === undefined) return findings;
	const fields = optionValues(args, '-f', '--raw-field', '-F', '--field');
	return [
		...findings,
		...notDispatched(chosen, named[0]),
		...fields.map((field) => checkField(field, chosen)),
		...missingInputs(
			chosen,
			fields,
			named[0],
			args.options.some(({ name }) => name === '--json'),
		),
	];
};

function isNamed(workflow: Workflow, name: string): boolean {
	return workflow.file === name || workflow.file.endsWith(`/${name}`) || workflow.name === name;
}

function findWorkflow(word: ShellWord, workflows: readonly Workflow[], scene: Scene): Finding {
	const name = word.text;
	if (!isLiteral(word) || /^\d+$/.test(name)) return unknown(ruleId, name, 'the workflow is named only when it runs');
	if (workflows.some((workflow) => isNamed(workflow, name)))
		return resolved(ruleId, name, `workflow in .github/workflows`);
	if (scene.created.covers(name) || scene.created.covers(`.github/workflows/${name}`))
		return unknown(ruleId, name, 'a step of the document makes it');
	const names = workflows
		.flatMap((workflow) => [workflow.file.replace(/^.*\//, ''), workflow.name ?? ''])
		.filter((one) => one !== '');
	const near = nearestName(name, names);
	const commit = scene.repository.history.deletion(`.github/workflows/${name}`);
	return {
		status: 'missing',
		ruleId,
		name,
		span: word.span,
		message: `no workflow of this repository is called ${name}`,
		...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
		strength: near !== undefined || commit !== undefined || /\.ya?ml$/.test(name) ? 'exact' : 'likely',
		evidence: [
			witness(
				`.github/workflows holds ${
					workflows
						.map(({ file }) => file.replace(/^.*\//, ''))
						.slice(0, 40)
						.join(', ') || 'no workflow'
				}`,
			),
			...(commit === undefined ? [] : [witness(`${name} was deleted in ${commit.hash} (${commit.date})`, 'git')]),
		],
	};
}

function problem(
	word: ShellWord,
	workflow: Workflow,
	message: string,
	hint: string | undefined,
	seen: string,
): Missing {
	return {
		status: 'missing',
		ruleId: inputRule,
		name: word.text,
		span: word.span,
		message: `${workflow.file}: ${message}`,
		...(hint === undefined ? {} : { hint }),
		strength: 'exact',
		evidence: [witness(seen)],
	};
}

function notDispatched(workflow: Workflow, word: ShellWord | undefined): Finding[] {
	if (workflow.dispatched || word === undefined) return [];
	const missing = problem(
		word,
		workflow,
		'it can not be started by hand',
		'Add workflow_dispatch to its triggers.',
		'its triggers have no workflow_dispatch',
	);
	return [{ ...missing, ruleId }];
}

function checkField(field: ShellWord, workflow: Workflow): Finding {
	const equals = field.text.indexOf('=');
	const name = field.text.slice(0, Math.max(0, equals));
	if (equals < 1 || !field.knownPrefix.includes('='))
		return unknown(inputRule, field.text, 'the input is named only when it runs');
	const seen = `inputs: ${[...workflow.inputs.keys()].join(', ') || 'none'}`;
	if (!workflow.inputs.has(name)) {
		const near = nearestName(name, workflow.inputs.keys());
		return problem(
			field,
			workflow,
			`it has no input ${name}`,
			near === undefined ? undefined : `Did you mean ${near}?`,
			seen,
		);
	}
	const value = partOf(field, equals + 1);
	return isLiteral(value) || (value.known && value.text === '')
		? checkValue(field, name, value.text, workflow)
		: resolved(inputRule, name, `input of ${workflow.file}`);
}

function checkValue(field: ShellWord, name: string, value: string, workflow: Workflow): Finding {
	const input = workflow.inputs.get(name);
	const accepted = acceptedValues(input);
	if (accepted !== undefined && !accepted.includes(value)) {
		const near = nearestName(value, accepted);
		return problem(
			field,
			workflow,
			`input ${name} does not take ${value}`,
			near === undefined ? `It takes ${accepted.join(', ')}.` : `Did you mean ${near}?`,
			`${name} takes ${accepted.join(', ')}`,
		);
	}
	if (input?.type === 'number' && !/^-?\d+(?:\.\d+)?$/.test(value))
		return problem(field, workflow, `input ${name} is a number, not ${value}`, undefined, `type of ${name}: number`);
	return resolved(inputRule, name, `input of ${workflow.file}`);
}

function acceptedValues(input: WorkflowInput): readonly string[] | undefined {
	if (input?.type === 'choice') return input.options;
	return input?.type === 'boolean' ? ['true', 'false'] : undefined;
}

function missingInputs(
	workflow: Workflow,
	fields: readonly ShellWord[],
	word: ShellWord | undefined,
	asJson: boolean,
): Finding[] {
	const given = new Set(fields.map(({ text }) => text.replace(/=.*$/s, '')));
	const needed = [...workflow.inputs].filter(
		([name, input]) => input?.required === true && input.default === undefined && !given.has(name),
	);
	if (needed.length === 0 || word === undefined || asJson || fields.length === 0) return [];
	return [
		{
			...problem(
				word,
				workflow,
				`the required input ${needed.map(([name]) => name).join(', ')} is not given`,
				undefined,
				'required: true and no default',
			),
			strength: 'likely',
		},
	];
}
