import type { Resolver } from '../../scene.ts';
import { findVariable } from './findVariable.ts';

/** Programs that hand their environment to the workspace's own code. */
const runsOwnCode =
	/^(?:npm|npx|pnpm|yarn|bun|node|deno|tsx|make|just|task|python[\d.]*|uv|poetry|flask|gunicorn|uvicorn|pytest|alembic|go|cargo|docker|docker-compose|podman|\.{0,2}\/?[\w.-]+\/[\w./-]+)$/;

/** `NAME=value command` and `export NAME=value`, and `-e NAME=value` of containers. */
export const commandVariables: Resolver = ({ command, repository, document }, words) => {
	const program = words[0]?.text ?? '';
	const own = runsOwnCode.test(program) ? command.assignments : [];
	const assigned = own.flatMap(({ name, value }) =>
		value === undefined ? [] : [{ name, span: { start: command.span.start, end: command.span.start + name.length } }],
	);
	const exported = program === 'export' || isContainer(program) ? exportedWords(words, program) : [];
	return [...assigned, ...exported].flatMap(
		(one) => findVariable({ ...one, assigned: true }, repository, document) ?? [],
	);
};

function isContainer(program: string): boolean {
	return /^(?:docker|docker-compose|podman)$/.test(program);
}

function exportedWords(
	words: Parameters<Resolver>[1],
	program: string,
): { name: string; span: { start: number; end: number } }[] {
	return words.slice(1).flatMap((word, index) => {
		const name = /^[A-Z][A-Z0-9_]+(?==)/.exec(word.knownPrefix)?.[0];
		const isGiven = program === 'export' || /^(?:-e|--env)$/.test(words[index]?.text ?? '');
		if (name === undefined || !isGiven || word.text.startsWith('$')) return [];
		return [{ name, span: { start: word.span.start, end: word.span.start + name.length } }];
	});
}
